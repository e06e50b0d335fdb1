using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class BatchSection
{
    public static BatchPullRequest? Read(Section parent)
    {
        if (parent["batch_pr_config"].Mapping() is not { } section)
        {
            return null;
        }

        var batch = new BatchPullRequest
        {
            Title = section["pr_title"].Message(),
            Body = section["pr_body"].Message(),
            CommitMessage = section["commit_message"].Message(),
            UsePullRequestTemplate = section["use_pr_template"].Boolean(),
        };
        section.ReportUnknownKeys();
        return batch;
    }
}

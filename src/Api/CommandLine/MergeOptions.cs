using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A merge told by options, from which the event is made.</summary>
internal sealed class MergeOptions
{
    private readonly Option<RepositoryName> _repository = new("--repo") { Description = "The repository of the merge.", HelpName = "OWNER/REPO", CustomParser = RepositoryArgument.Parse };
    private readonly Option<int?> _number = new("--pull-request") { Description = "The pull request's number.", HelpName = "N" };
    private readonly Option<string?> _commit = new("--merge-commit") { Description = "The merge commit.", HelpName = "SHA" };
    private readonly Option<string> _branch = new("--branch") { Description = "The branch that was merged into.", HelpName = "NAME", DefaultValueFactory = _ => BranchName.Main.Value };
    private readonly Option<int> _changedFiles = new("--changed-files") { Description = "How many files the pull request changed; the service checks it.", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<long> _repositoryId = new("--repository-id") { Description = "GitHub's number of the repository, by which the service knows the merge again.", HelpName = "ID", DefaultValueFactory = _ => MergedPullRequest.UntoldRepositoryId };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_repository, _number, _commit, _branch, _changedFiles, _repositoryId])
        {
            command.Add(option);
        }
    }

    /// <summary>What is wrong with the options together; null when an event can be made, or is given.</summary>
    public string? Problem(CommandResult result, bool hasPayload)
    {
        var given = ((Option[])[_repository, _number, _commit]).Where(option => result.GetResult(option) is not null).ToList();
        return (hasPayload, given.Count) switch
        {
            (true, 0) => null,
            (true, _) => $"Give --payload or {given[0].Name}, not both.",
            (false, 0) => "Give --payload, or --repo, --pull-request and --merge-commit.",
            (false, < 3) => "--repo, --pull-request and --merge-commit belong together.",
            _ when !CommitSha.TryParse(result.GetValue(_commit), out _) => "--merge-commit must be the 40 hexadecimal digits of a commit.",
            _ when result.GetValue(_number) < 1 => "--pull-request must be a number from 1.",
            _ => null,
        };
    }

    /// <summary>The fields of GitHub's event that the service reads (https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request).</summary>
    public byte[] Payload(ParseResult arguments)
    {
        var repository = arguments.GetRequiredValue(_repository);
        var number = arguments.GetValue(_number);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            action = "closed",
            number,
            pull_request = new
            {
                number,
                merged = true,
                merge_commit_sha = arguments.GetValue(_commit),
                title = $"Pull request {number}",
                html_url = $"https://github.com/{repository}/pull/{number}",
                changed_files = arguments.GetValue(_changedFiles),
                user = new { login = "ghost", id = 10137 },
                @base = new { @ref = arguments.GetValue(_branch) },
            },
            repository = new { id = arguments.GetValue(_repositoryId), full_name = repository.ToString() },
        });
    }
}

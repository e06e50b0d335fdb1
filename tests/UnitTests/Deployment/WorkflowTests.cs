using ExamplesCopier.UnitTests.Architecture;
using YamlDotNet.RepresentationModel;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>What runs for every pull request, also a stranger's, can do nothing with it.</summary>
public sealed class WorkflowTests
{
    private static readonly YamlMappingNode _workflow = (YamlMappingNode)YamlFiles.Workflow;

    [Fact]
    public void It_may_read_and_nothing_else()
    {
        _workflow.Map("permissions").Should().Equal(new Dictionary<string, string> { ["contents"] = "read" });
        Jobs.Should().OnlyContain(job => !job.Has("permissions"));
    }

    [Fact]
    public void It_runs_without_secrets_and_not_in_the_name_of_the_target()
    {
        _workflow.Keys("on").Should().BeEquivalentTo("push", "pull_request");
        File.ReadAllText(Path.Combine(Product.Top, ".github", "workflows", "ci.yml")).Should().NotContain("secrets.").And.NotContain("github.event.pull_request");
        Directory.GetFiles(Path.Combine(Product.Top, ".github", "workflows")).Should().ContainSingle("another workflow needs a test too");
    }

    [Fact]
    public void The_checkout_keeps_no_credentials()
    {
        var checkouts = Steps.Where(step => step.Has("uses") && step.Text("uses").StartsWith("actions/checkout@", StringComparison.Ordinal)).ToList();

        checkouts.Should().HaveCount(Jobs.Count()).And.OnlyContain(step => step.Text("with/persist-credentials") == "false");
        Steps.Where(step => step.Has("uses")).Should().OnlyContain(step => step.Text("uses").StartsWith("actions/", StringComparison.Ordinal), "GitHub's own actions alone");
    }

    private static IEnumerable<YamlNode> Jobs => ((YamlMappingNode)_workflow.At("jobs")).Children.Values;

    private static IEnumerable<YamlNode> Steps => Jobs.SelectMany(job => (YamlSequenceNode)job.At("steps"));
}

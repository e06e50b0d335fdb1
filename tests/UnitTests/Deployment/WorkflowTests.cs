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

    [Fact]
    public void It_does_what_is_done_before_every_change() =>
        Steps.Where(step => step.Has("run")).Select(step => step.Text("run")).Should().Contain("bash .ci/run");

    // A branch would bring whatever its makers push next; which commit a tag stands for could not be checked here.
    [Fact]
    public void Actions_are_taken_by_version_or_commit() =>
        Steps.Where(step => step.Has("uses")).Select(step => step.Text("uses").Split('@')[1]).Should().NotBeEmpty().And.OnlyContain(version => System.Text.RegularExpressions.Regex.IsMatch(version, @"^(v\d+(\.\d+)*|[0-9a-f]{40})$"));

    [Fact]
    public void Every_key_is_one_that_GitHub_knows()
    {
        _workflow.Children.Keys.Select(key => key.ToString()).Should().BeSubsetOf(["name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"]);
        Jobs.SelectMany(Names).Should().BeSubsetOf(["name", "permissions", "needs", "if", "runs-on", "environment", "concurrency", "outputs", "env", "defaults", "steps", "timeout-minutes", "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets"]);
        Steps.SelectMany(Names).Should().BeSubsetOf(["id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error", "timeout-minutes"]);
        Steps.Should().OnlyContain(step => step.Has("uses") != step.Has("run"), "a step does one thing");
    }

    private static IEnumerable<string> Names(YamlNode node) => ((YamlMappingNode)node).Children.Keys.Select(key => key.ToString());

    private static IEnumerable<YamlNode> Jobs => ((YamlMappingNode)_workflow.At("jobs")).Children.Values;

    private static IEnumerable<YamlNode> Steps => Jobs.SelectMany(job => (YamlSequenceNode)job.At("steps"));
}

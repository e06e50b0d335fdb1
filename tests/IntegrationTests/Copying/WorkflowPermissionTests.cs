using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>Files that GitHub runs need a permission of their own, which is looked at before anything is written.</summary>
public sealed class WorkflowPermissionTests
{
    private const string Workflows = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: ci
                source_pattern: {type: prefix, pattern: ci/}
                targets: [{repo: acme/docs, path_transform: ".github/workflows/${relative_path}"}]
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: "code/${relative_path}"}]
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_it_the_workflow_alone_fails_and_says_what_to_grant(bool granted)
    {
        await using var world = await CopierWorld.StartAsync(Workflows, github =>
        {
            var installation = github.Install("acme", CopierWorld.Acme);
            _ = granted ? installation.Grant("workflows", "write") : installation.Revoke("workflows");
        });

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("ci/build.yml", "on: push\n").Write("go/a.go", "a")));

        var docs = world.GitHub.Repository("acme/docs");
        docs.Text("main", "code/a.go").Should().Be("a");
        Deliveries.State(delivery).Should().Be(granted ? "succeeded" : "partially_failed");
        (docs.Text("main", ".github/workflows/build.yml") is not null).Should().Be(granted);
        if (!granted)
        {
            ((string)Deliveries.File(delivery, "ci/build.yml")["reason"]!).Should().Contain("workflows: write").And.Contain("accept it in the installation");
        }
    }
}

using ExamplesCopier.GitHubSimulator;
using Octokit;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class OctokitTests
{
    [Theory]
    [InlineData("")]
    [InlineData("api/v3/")]
    public async Task Octokit_understands_every_answer_it_is_given(string prefix)
    {
        await using var scene = await Scene.StartAsync(r => r.File("moved", "the same\n").File("b", "1"));
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Explain").Body("Why").Label("docs").Rename("moved", "dir/moved").Write("b", "2").Write("c", "3"), deliver: false);
        var app = Connect(scene.GitHub, prefix, new Credentials(scene.Client.Jwt(), AuthenticationType.Bearer));

        (await app.GitHubApps.GetCurrent()).Slug.Should().Be("examples-copier");
        var installation = await app.GitHubApps.GetRepositoryInstallationForCurrent("acme", "docs");
        (await app.GitHubApps.GetInstallationForCurrent(installation.Id)).Account.Login.Should().Be("acme");
        var token = await app.GitHubApps.CreateInstallationToken(installation.Id);
        token.ExpiresAt.Should().BeAfter(TimeProvider.System.GetUtcNow());

        var github = Connect(scene.GitHub, prefix, new Credentials(token.Token));
        var pull = await github.PullRequest.Get("acme", "docs", 1);
        (pull.Merged, pull.MergeCommitSha, pull.Base.Ref, pull.User.Login, pull.MergedBy.Login, pull.ChangedFiles, pull.Labels.Single().Name)
            .Should().Be((true, scene.Docs.Head("main")!, "main", "alice", "bob", 3, "docs"));
        var files = await github.PullRequest.Files("acme", "docs", 1, new ApiOptions { PageSize = 2 });
        files.Select(f => (f.FileName, f.Status, (string?)f.PreviousFileName)).Should().Equal(("b", "modified", null), ("c", "added", null), ("dir/moved", "renamed", "moved"));
        var blob = await github.Git.Blob.Get("acme", "docs", files[1].Sha);
        Convert.FromBase64String(blob.Content).Should().Equal("3"u8.ToArray());
        scene.GitHub.UnexpectedRequests.Should().BeEmpty();
    }

    [Fact]
    public async Task Octokit_tells_the_refusals_apart()
    {
        await using var scene = await Scene.StartAsync();
        var stranger = Connect(scene.GitHub, "", new Credentials("ghs_nobody"));
        var known = Connect(scene.GitHub, "", new Credentials(scene.Token));
        var unauthorized = () => stranger.PullRequest.Get("acme", "docs", 1);
        var missing = () => known.PullRequest.Get("acme", "docs", 1);

        await unauthorized.Should().ThrowAsync<AuthorizationException>();
        await missing.Should().ThrowAsync<NotFoundException>();
    }

    private static GitHubClient Connect(SimulatedGitHub github, string prefix, Credentials credentials) =>
        new(new Connection(new ProductHeaderValue("simulator-tests"), new Uri(github.Url, prefix)) { Credentials = credentials });
}

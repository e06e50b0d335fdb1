using System.Net;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

public sealed class InstallationApiTests
{
    [Fact]
    public async Task Each_account_is_told_with_what_it_lacks_its_quota_and_the_end_of_its_token()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed, github => github.Install("acme", CopierWorld.Acme).Grant("pull_requests", "read"));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        var text = await world.Service.Client.GetStringAsync(new Uri("api/v1/installations", UriKind.Relative));
        var items = (await world.Service.GetAsync("api/v1/installations"))["items"]!.AsArray();

        items.Select(item => (string)item!["account"]!).Should().BeEquivalentTo("acme", "globex", "initech");
        var acme = items.Single(item => (string)item!["account"]! == "acme")!;
        acme["missing_permissions"]!.AsArray().Select(missing => (string)missing!).Should().Equal("pull_requests: write");
        acme["quotas"]!.AsArray().Should().NotBeEmpty();
        ((DateTimeOffset)acme["token_expires_at"]!).Should().BeAfter(DateTimeOffset.UnixEpoch);
        items.Where(item => item != acme).Should().AllSatisfy(item => item!["missing_permissions"]!.AsArray().Should().BeEmpty());
        text.Should().NotContain("ghs_");
    }

    [Fact]
    public async Task A_token_is_renewed()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        world.GitHub.Requests.Clear();

        var renewed = await world.Service.SendAsync("POST", $"api/v1/installations/{CopierWorld.Acme}/refresh");
        var unknown = await world.Service.SendAsync("POST", "api/v1/installations/999999/refresh");

        renewed.Status.Should().Be(HttpStatusCode.OK);
        ((string)renewed.Body["account"]!).Should().Be("acme");
        unknown.Status.Should().Be(HttpStatusCode.NotFound);
        world.GitHub.Requests.Count(request => request.Path.EndsWith("/access_tokens", StringComparison.Ordinal)).Should().Be(1);
        var told = (await world.Service.GetAsync("api/v1/audit?limit=1"))["items"]![0]!;
        ((string)told["action"]!, (string)told["actor"]!).Should().Be(("installation_refreshed", "operator"));
        ((string)told["detail"]!).Should().Contain($"{CopierWorld.Acme}");
    }

    [Fact]
    public async Task What_is_remembered_is_forgotten_and_found_again()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        world.GitHub.Requests.Clear();

        var cleared = await world.Service.SendAsync("DELETE", "api/v1/installations/cache");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));

        cleared.Status.Should().Be(HttpStatusCode.NoContent);
        world.GitHub.Requests.Count(request => request.Path.EndsWith("/access_tokens", StringComparison.Ordinal)).Should().BePositive();
        (await world.Service.GetAsync("api/v1/audit?limit=2"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!).Should().Contain("installations_cleared");
    }
}

using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary>The configuration, steered from outside.</summary>
public sealed class ConfigurationApiTests
{
    [Fact]
    public async Task What_is_in_force_is_told_with_its_defaults()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);

        var told = await world.Service.GetAsync("api/v1/config");

        ((string)told["version"]!).Should().HaveLength(12);
        told["problems"]!.AsArray().Should().BeEmpty();
        var source = told["sources"]![0]!;
        ((int)source["settings"]!["rate_limit"]!["max_webhooks_per_minute"]!).Should().Be(30);
        ((string)source["copy_rules"]![0]!["targets"]![1]!["commit_strategy"]!["type"]!).Should().Be("pull_request");

        // What is told is a configuration itself.
        var document = new JsonObject { ["sources"] = told["sources"]!.DeepClone() };
        var verdict = await world.Service.SendAsync("POST", "api/v1/config/validate", document.ToJsonString(), CopierService.ReaderKey);
        ((bool)verdict.Body["valid"]!).Should().BeTrue(verdict.Body.ToJsonString());
    }

    [Fact]
    public async Task A_document_is_checked_as_the_command_line_does()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var verdict = await world.Service.SendAsync("POST", "api/v1/config/validate", "sources:\n  - repo: acme\n", CopierService.ReaderKey, "application/yaml");
        var tooLong = await world.Service.SendAsync("POST", "api/v1/config/validate", new string('#', (1024 * 1024) + 10), CopierService.ReaderKey, "application/yaml");
        var nothing = await world.Service.SendAsync("POST", "api/v1/config/validate", "", CopierService.ReaderKey, "application/yaml");

        verdict.Status.Should().Be(HttpStatusCode.OK);
        ((bool)verdict.Body["valid"]!).Should().BeFalse();
        verdict.Body["errors"]!.AsArray().Select(error => ((string)error!["path"]!, (int)error["line"]!)).Should().Contain(("sources[0].repo", 2));
        ((string)tooLong.Body["errors"]![0]!["message"]!).Should().Contain("1 MB");
        ((bool)nothing.Body["valid"]!).Should().BeFalse();
    }

    [Fact]
    public async Task The_version_of_several_files_is_told_with_what_it_was_put_together_of()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);

        var configuration = await world.Service.GetAsync("api/v1/config");

        var parts = configuration["parts"]!.AsArray();
        parts.Select(part => (string)part!["file"]!).Should().Equal(world.Folder.ConfigurationFile, "registration of globex/shared");
        var joined = string.Join('+', parts.Select(part => (string)part!["version"]!));
        ((string)configuration["version"]!).Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(joined)))[..12]);
        (await world.Service.GetAsync("api/v1/config/versions"))["items"]!.AsArray().Select(version => (string)version!["version"]!).Should().Contain((string)parts[0]!["version"]!);
        (await world.Service.SendAsync("GET", "api/v1/config", key: CopierService.ConfinedKey)).Body["parts"]!.AsArray().Should().BeEmpty("a confined key learns of no other file");
    }

    [Fact]
    public async Task An_older_version_is_held_until_it_is_released()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var old = (string)(await world.Service.GetAsync("api/v1/config"))["version"]!;
        world.Folder.Configure(Configurations.Proposed);
        var reloaded = await world.Service.SendAsync("POST", "api/v1/config/reload");
        var versions = (await world.Service.GetAsync("api/v1/config/versions"))["items"]!.AsArray();

        var held = await world.Service.SendAsync("POST", "api/v1/config/rollback", $$"""{"version":"{{old}}"}""");
        var pinned = (await world.Service.GetAsync("api/v1/config/versions"))["items"]!.AsArray().Single(version => (bool)version!["pinned"]!)!;
        var unknown = await world.Service.SendAsync("POST", "api/v1/config/rollback", """{"version":"000000000000"}""");
        var released = await world.Service.SendAsync("POST", "api/v1/config/rollback", "{}");
        var again = await world.Service.SendAsync("POST", "api/v1/config/rollback", "{}");

        ((string)reloaded.Body["version"]!).Should().NotBe(old);
        versions.Select(version => (string)version!["version"]!).Should().Equal((string)reloaded.Body["version"]!, old);
        ((string)held.Body["version"]!).Should().Be(old);
        ((string)pinned["version"]!).Should().Be(old);
        unknown.Status.Should().Be(HttpStatusCode.NotFound);
        ((string)released.Body["version"]!).Should().Be((string)reloaded.Body["version"]!);
        again.Status.Should().Be(HttpStatusCode.NotFound);
        foreach (var unreadable in new[] { """{"version":"a\u0000b"}""", """{"file":"a\u0000b"}""", """{"file":""}""" })
        {
            (await world.Service.SendAsync("POST", "api/v1/config/rollback", unreadable)).Error.Should().Be("validation error", unreadable);
        }

        (await world.Service.GetAsync("api/v1/audit"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!)
            .Should().Equal("configuration_released", "configuration_rolled_back", "configuration_reloaded");
    }

    [Theory]
    [InlineData("GET", "api/v1/config/versions")]
    [InlineData("POST", "api/v1/config/reload")]
    [InlineData("POST", "api/v1/config/rollback")]
    [InlineData("GET", "api/v1/installations")]
    [InlineData("POST", "api/v1/installations/1001/refresh")]
    [InlineData("DELETE", "api/v1/installations/cache")]
    public async Task What_concerns_all_sources_is_not_for_a_confined_key(string method, string path)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Admin:ApiKeys:2:Role=Operator");

        var answer = await world.Service.SendAsync(method, path, method == "POST" ? "{}" : null, CopierService.ConfinedKey);

        answer.Status.Should().Be(HttpStatusCode.Forbidden);
        answer.Error.Should().Be("forbidden");
    }

    [Fact]
    public async Task A_confined_key_is_told_its_own_sources()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);

        var told = await world.Service.SendAsync("GET", "api/v1/config", key: CopierService.ConfinedKey);

        told.Body["sources"]!.AsArray().Select(source => (string)source!["repo"]!).Should().Equal("globex/shared");
    }
}

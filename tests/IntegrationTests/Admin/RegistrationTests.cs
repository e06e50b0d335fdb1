using System.Net;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary>Sources that come and go without a new deployment.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task A_registered_source_is_copied_from_at_once_and_after_a_restart()
    {
        await using var world = await StartAsync();

        var registered = await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);
        var first = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        await world.Service.FinishedAsync(first);
        await world.Service.DisposeAsync();
        await world.StartServiceAsync();
        var second = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("b.txt", "b"));
        await world.Service.FinishedAsync(second);

        registered.Status.Should().Be(HttpStatusCode.Created);
        registered.Location.Should().Be("/api/v1/sources/globex/shared");
        registered.ETag.Should().NotBeNull();
        ((string)registered.Body["origin"]!).Should().Be("api");
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().BeEquivalentTo("README.md", "shared/a.txt", "shared/b.txt");
    }

    [Fact]
    public async Task YAML_is_taken_as_well()
    {
        await using var world = await StartAsync();

        var registered = await world.Service.SendAsync("POST", "api/v1/sources", """
            repo: globex/shared
            copy_rules:
              - name: all
                source_pattern: {type: glob, pattern: "**"}
                targets: [{repo: acme/docs, path_transform: "${path}"}]
            """, type: "application/yaml");

        registered.Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_document_with_mistakes_is_refused_with_all_of_them_and_their_places()
    {
        await using var world = await StartAsync();

        var refused = await world.Service.SendAsync("POST", "api/v1/sources", """
            repo: globex/shared
            brnach: main
            copy_rules:
              - name: all
                source_pattern: {type: regexp, pattern: x}
                targets: [{repo: acme/docs, path_transform: "${path}"}]
            """, type: "application/yaml");

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        refused.Error.Should().Be("validation error");
        refused.Body["errors"]!.AsArray().Select(error => ((string)error!["path"]!, (int)error["line"]!)).Should().Equal(("brnach", 2), ("copy_rules[0].source_pattern.type", 5));
        (await world.Service.GetAsync("api/v1/sources"))["items"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_source_of_a_file_is_neither_registered_nor_replaced_nor_unregistered()
    {
        await using var world = await StartAsync();
        var document = AdminCalls.Shared.Replace("globex/shared", "ACME/examples", StringComparison.Ordinal);

        var posted = await world.Service.SendAsync("POST", "api/v1/sources", document);
        var put = await world.Service.SendAsync("PUT", "api/v1/sources/acme/examples", document);
        var deleted = await world.Service.SendAsync("DELETE", "api/v1/sources/acme/examples");

        new[] { posted, put, deleted }.Should().AllSatisfy(answer =>
        {
            answer.Status.Should().Be(HttpStatusCode.Conflict);
            answer.Message.Should().Contain("file");
        });
    }

    [Fact]
    public async Task It_is_registered_once()
    {
        await using var world = await StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared)));

        answers.Select(answer => answer.Status).Order().Should().Equal(
            HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_is_told_of_a_source_can_be_sent_back_and_only_the_newest_state_is_replaced()
    {
        await using var world = await StartAsync();
        await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);
        var told = await world.Service.SendAsync("GET", "api/v1/sources/globex/shared");
        var configuration = told.Body["configuration"]!.AsObject();
        configuration["copy_rules"]![0]!["targets"]![0]!["path_transform"] = "elsewhere/${path}";

        var replaced = await world.Service.SendAsync("PUT", "api/v1/sources/GLOBEX/shared", configuration.ToJsonString(), ifMatch: told.ETag);
        var outdated = await world.Service.SendAsync("PUT", "api/v1/sources/globex/shared", AdminCalls.Shared, ifMatch: told.ETag);
        var known = await world.Service.SendAsync("GET", "api/v1/sources/globex/shared", ifMatch: replaced.ETag);

        replaced.Status.Should().Be(HttpStatusCode.OK);
        replaced.ETag.Should().NotBe(told.ETag);
        outdated.Status.Should().Be(HttpStatusCode.PreconditionFailed);
        known.Status.Should().Be(HttpStatusCode.NotModified);
        var merge = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        await world.Service.FinishedAsync(merge);
        world.GitHub.Repository("acme/docs").Text("main", "elsewhere/a.txt").Should().Be("a");
        (await world.Service.GetAsync("api/v1/audit?source=globex/shared"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!)
            .Should().Equal("file_written", "source_replaced", "source_registered");
    }

    [Fact]
    public async Task A_document_of_another_repository_replaces_nothing()
    {
        await using var world = await StartAsync();
        await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);

        var refused = await world.Service.SendAsync("PUT", "api/v1/sources/globex/shared", AdminCalls.Shared.Replace("globex/shared", "globex/site", StringComparison.Ordinal));

        refused.Status.Should().Be(HttpStatusCode.BadRequest);
        ((string)refused.Body["errors"]![0]!["path"]!).Should().Be("repo");
    }

    [Fact]
    public async Task An_unregistered_source_is_unknown()
    {
        await using var world = await StartAsync();
        var registered = await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);

        (await world.Service.SendAsync("DELETE", "api/v1/sources/globex/shared", ifMatch: "\"another\"")).Status.Should().Be(HttpStatusCode.PreconditionFailed);
        (await world.Service.SendAsync("DELETE", "api/v1/sources/globex/shared", ifMatch: registered.ETag)).Status.Should().Be(HttpStatusCode.NoContent);
        (await world.Service.SendAsync("DELETE", "api/v1/sources/globex/shared")).Status.Should().Be(HttpStatusCode.NotFound);

        var merge = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        merge.Answer!.Status.Should().Be(204);
        (await world.Service.GetAsync("api/v1/audit"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!).Should().Equal("source_unregistered", "source_registered");
    }

    [Fact]
    public async Task A_source_is_switched_off_and_on_over_restarts_whatever_its_file_says()
    {
        await using var world = await StartAsync();

        var disabled = await world.Service.SendAsync("POST", "api/v1/sources/acme/examples/disable");
        await world.Service.DisposeAsync();
        await world.StartServiceAsync();
        var unheard = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var enabled = await world.Service.SendAsync("POST", "api/v1/sources/acme/examples/enable");
        await world.Service.SendAsync("POST", "api/v1/sources/acme/examples/enable");
        var heard = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));

        ((string)disabled.Body["status"]!).Should().Be("disabled");
        unheard.Answer!.Status.Should().Be(204);
        ((bool)enabled.Body["enabled"]!).Should().BeTrue();
        heard.Answer!.Status.Should().Be(200);
        await world.Service.FinishedAsync(heard);
        (await world.Service.GetAsync("api/v1/audit?source=acme/examples"))["items"]!.AsArray().Select(entry => (string)entry!["action"]!)
            .Should().Equal("file_written", "source_enabled", "source_disabled");

        // Left to its file again, it follows it.
        world.Folder.Configure(Configurations.Direct.Replace("    copy_rules:", "    settings: {enabled: false}\n    copy_rules:", StringComparison.Ordinal));
        ((bool)(await world.Service.GetAsync("api/v1/sources/acme/examples"))["enabled"]!).Should().BeFalse();
    }

    [Fact]
    public async Task A_confined_key_registers_only_what_it_is_confined_to()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct,
            github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")),
            "--Admin:ApiKeys:2:Role=Operator");

        var foreign = await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared.Replace("globex/shared", "acme/new", StringComparison.Ordinal), CopierService.ConfinedKey);
        var own = await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared, CopierService.ConfinedKey);
        var switched = await world.Service.SendAsync("POST", "api/v1/sources/acme/examples/disable", key: CopierService.ConfinedKey);

        foreign.Status.Should().Be(HttpStatusCode.Forbidden);
        own.Status.Should().Be(HttpStatusCode.Created);
        switched.Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_registered_source_may_keep_its_rules_in_its_own_repository()
    {
        const string document = """{"repo": "globex/shared", "config_file": ".copier/rules.yaml", "allowed_targets": ["acme/docs"]}""";
        const string rules = """{"copy_rules": [{"name": "all", "source_pattern": {"type": "prefix", "pattern": "a/"}, "targets": [{"repo": "acme/docs", "path_transform": "shared/${filename}"}]}]}""";
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct, github => github.CreateRepository("globex/shared", repository => repository.File(".copier/rules.yaml", rules)));

        var registered = await world.Service.SendAsync("POST", "api/v1/sources", document);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a/a.txt", "a")));

        registered.Status.Should().Be(HttpStatusCode.Created);
        ((string)registered.Body["origin"]!, (string)registered.Body["configuration"]!["config_file"]!).Should().Be(("api", ".copier/rules.yaml"));
        world.GitHub.Repository("acme/docs").Text("main", "shared/a.txt").Should().Be("a");

        // What its people may write to stands in the registration, not in their file.
        await world.GitHub.MergeAsync("globex/shared", pr => pr.Write(".copier/rules.yaml", rules.Replace("acme/docs", "initech/handbook", StringComparison.Ordinal)));
        await world.Service.SendAsync("POST", "api/v1/config/reload");
        (await world.Service.GetAsync("health"))["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!)
            .Should().ContainSingle().Which.Should().StartWith("globex/shared:.copier/rules.yaml@main").And.Contain("allowed_targets");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("\"abc")]
    [InlineData("\"abc\", def")]
    [InlineData("")]
    public async Task A_precondition_that_is_not_understood_is_never_taken_for_none(string ifMatch)
    {
        await using var world = await StartAsync();
        await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);

        var put = await world.Service.SendAsync("PUT", "api/v1/sources/globex/shared", AdminCalls.Shared, ifMatch: ifMatch);
        var deleted = await world.Service.SendAsync("DELETE", "api/v1/sources/globex/shared", ifMatch: ifMatch);

        new[] { put, deleted }.Should().AllSatisfy(answer => (answer.Status, answer.Error).Should().Be((HttpStatusCode.BadRequest, "invalid request")));
        (await world.Service.SendAsync("GET", "api/v1/sources/globex/shared")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_registered_source_that_a_file_names_by_now_is_not_replaced_but_can_be_unregistered()
    {
        await using var world = await StartAsync();
        await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);
        world.Folder.Configure(Configurations.Everywhere);

        var put = await world.Service.SendAsync("PUT", "api/v1/sources/globex/shared", AdminCalls.Shared);
        var deleted = await world.Service.SendAsync("DELETE", "api/v1/sources/globex/shared");

        (put.Status, put.Error).Should().Be((HttpStatusCode.Conflict, "conflict"));
        put.Message.Should().Contain("configured in a file").And.Contain("DELETE");
        deleted.Status.Should().Be(HttpStatusCode.NoContent);
        (await world.Service.GetAsync("health"))["configuration"]!["problems"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_last_place_of_a_deployment_is_given_once()
    {
        var sources = Enumerable.Range(0, 49).Select(i => AdminCalls.Shared.Replace("globex/shared", $"acme/source-{i}", StringComparison.Ordinal));
        await using var world = await CopierWorld.StartAsync($$"""{"sources": [{{string.Join(',', sources)}}]}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared.Replace("globex/shared", $"globex/more-{i}", StringComparison.Ordinal))));
        var late = await world.Service.SendAsync("POST", "api/v1/sources", AdminCalls.Shared);

        answers.Select(answer => answer.Status).Order().Should().Equal(HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict);
        (late.Status, late.Message).Should().Be((HttpStatusCode.Conflict, "There are 50 sources, and one deployment serves at most 50."));
        (await world.Service.GetAsync("api/v1/audit"))["items"]!.AsArray().Should().ContainSingle("what is refused is not stored");
        (await world.Service.GetAsync("health"))["configuration"]!["problems"]!.AsArray().Should().BeEmpty();
    }

    private static Task<CopierWorld> StartAsync() =>
        CopierWorld.StartAsync(Configurations.Direct, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
}

using System.Text;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.IntegrationTests.Service;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Configuration;

/// <summary>Versions, rollback, registrations, and many who ask at once.</summary>
public sealed class LifeTests
{
    private static readonly AdminAct _act = new(AuditAction.SourceRegistered, "ops");

    [Fact]
    public async Task An_older_version_is_held_until_it_is_released()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.GetAsync("health");
        world.Folder.Configure(Configurations.Direct.Replace("code/", "newer/", StringComparison.Ordinal));
        await world.Service.GetAsync("health");
        var versions = await world.Service.Resolve<IConfigurationVersions>().ListAsync(default);

        (await SendAsync(world, new RollbackConfiguration(world.Folder.ConfigurationFile, versions[1].Version, "ops"))).Should().NotBeNull();
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        (await SendAsync(world, new RollbackConfiguration(world.Folder.ConfigurationFile, null, "ops"))).Should().NotBeNull();
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));

        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/a.go", "newer/b.go");
    }

    [Fact]
    public async Task A_version_that_was_never_kept_cannot_be_held()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.GetAsync("health");

        (await SendAsync(world, new RollbackConfiguration(world.Folder.ConfigurationFile, "000000000000", "ops"))).Should().BeNull();
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");
    }

    [Fact]
    public async Task A_reload_is_seen_by_every_replica()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:ConfigCacheSeconds=86400");
        await world.Service.GetAsync("health");
        world.Folder.Configure(Configurations.Direct.Replace("code/", "newer/", StringComparison.Ordinal));

        // Another replica raises the signal in the database that all share.
        await world.Service.Resolve<IReloadSignal>().RaiseAsync(default);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().Contain("newer/a.go");
    }

    [Fact]
    public async Task Many_who_ask_at_once_cause_one_load()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct,
            github => github.CreateRepository("acme/config", repository => repository.File("copier-config.yaml", Configurations.Direct)),
            "--Copier:ConfigFile=", "--Copier:ConfigRepository=acme/config", "--Copier:ConfigCacheSeconds=86400");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Service.GetAsync("health")));

        world.GitHub.Requests.Count(request => request.Repositories.Contains("acme/config")).Should().Be(2, "one asks for the tip, one for the file");
    }

    [Fact]
    public async Task A_registered_source_works_beside_those_of_the_file_and_without_any_file()
    {
        const string document = """{"repo":"globex/shared","copy_rules":[{"name":"all","source_pattern":{"type":"glob","pattern":"**"},"targets":[{"repo":"acme/docs","path_transform":"shared/${path}"}]}]}""";
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")), "--Copier:ConfigFile=");
        await world.Service.Resolve<ISourceRegistrations>().AddAsync(new SourceRegistration(RepositoryName.Parse("globex/shared"), Encoding.UTF8.GetBytes(document)), [], _act, default);

        var merge = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("a.txt", "a"));
        await world.Service.FinishedAsync(merge);

        merge.Answer!.Status.Should().Be(200);
        world.GitHub.Repository("acme/docs").Text("main", "shared/a.txt").Should().Be("a");
        ((string)(await world.Service.GetAsync("api/v1/sources"))["items"]![0]!["origin"]!).Should().Be("api");
        ((string)(await world.Service.GetAsync("health"))["configuration"]!["problems"]![0]!).Should().Contain("Copier:ConfigFile");
    }

    [Fact]
    public async Task A_registered_source_is_held_to_the_allowed_owners()
    {
        const string document = """{"repo":"globex/shared","copy_rules":[{"name":"all","source_pattern":{"type":"glob","pattern":"**"},"targets":[{"repo":"initech/handbook","path_transform":"${path}"}]}]}""";
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:AllowedOwners:0=acme", "--Copier:AllowedOwners:1=globex");
        await world.Service.Resolve<ISourceRegistrations>().AddAsync(new SourceRegistration(RepositoryName.Parse("globex/shared"), Encoding.UTF8.GetBytes(document)), [], _act, default);

        var health = await world.Service.GetAsync("health");

        ((string)health["configuration"]!["problems"]![0]!).Should().Contain("initech/handbook belongs to 'initech'");
        health["sources"]!.AsObject().Select(source => source.Key).Should().Equal("acme/examples");
    }

    [Fact]
    public async Task A_source_of_two_origins_is_a_conflict_that_names_both()
    {
        const string document = """{"repo":"ACME/examples","copy_rules":[{"name":"all","source_pattern":{"type":"glob","pattern":"**"},"targets":[{"repo":"acme/docs","path_transform":"${path}"}]}]}""";
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.Resolve<ISourceRegistrations>().AddAsync(new SourceRegistration(RepositoryName.Parse("ACME/examples"), Encoding.UTF8.GetBytes(document)), [], _act, default);

        var problems = (await world.Service.GetAsync("health"))["configuration"]!["problems"]!.AsArray();

        ((string)problems.Should().ContainSingle().Which!).Should().Contain("configured twice").And.Contain(world.Folder.ConfigurationFile).And.Contain("its registration");
    }

    [Fact]
    public async Task The_limit_of_sources_counts_those_of_the_file_and_the_registered_ones_together()
    {
        const string rules = """
            "copy_rules":[{"name":"all","source_pattern":{"type":"glob","pattern":"**"},"targets":[{"repo":"acme/docs","path_transform":"${path}"}]}]
            """;
        var sources = string.Join(',', Enumerable.Range(0, Limits.Sources).Select(i => $"{{\"repo\":\"acme/source-{i}\",{rules}}}"));
        await using var world = await CopierWorld.StartAsync($"{{\"sources\":[{sources}]}}");
        await world.Service.Resolve<ISourceRegistrations>().AddAsync(
            new SourceRegistration(RepositoryName.Parse("acme/one-more"), Encoding.UTF8.GetBytes($"{{\"repo\":\"acme/one-more\",{rules}}}")), [], _act, default);

        var health = await world.Service.GetAsync("health");

        health["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!).Should().Equal("acme/one-more is registered beyond the limit of 50 sources and is not used.");
        health["sources"]!.AsObject().Select(source => source.Key).Should().HaveCount(Limits.Sources).And.NotContain("acme/one-more");
    }

    private static async Task<ConfigurationStatus?> SendAsync(CopierWorld world, RollbackConfiguration request)
    {
        await using var scope = world.Service.Resolve<IServiceScopeFactory>().CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}

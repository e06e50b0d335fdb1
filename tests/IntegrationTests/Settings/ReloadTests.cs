using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Security;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.IntegrationTests.Telemetry;

namespace ExamplesCopier.IntegrationTests.Settings;

/// <summary>Settings are changed under the running service, and not always for the better.</summary>
public sealed class ReloadTests : IDisposable
{
    private const string Good = """{"GitHub": {"WebhookSecrets": ["first"]}, "Copier": {"AllowedOwners": ["acme"]}}""";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-settings-");
    private readonly SecretFolder _secrets = new();

    [Theory]
    [InlineData("""{"GitHub": {"WebhookSecrets": ["first"]}, "Copier": {"AllowedOwners": ["acme"],, }}""", "appsettings.json:1:")]
    [InlineData("""{"GitHub": {"WebhookSecrets": [" "]}, "Copier": {"AllowedOwners": ["acme"]}}""", "GitHub:WebhookSecrets holds an empty secret")]
    [InlineData("""{"GitHub": {"WebhookSecrets": ["first"]}, "Copier": {"AllowedOwners": ["acme"], "MaxConcurrentDeliveries": 0}}""", "Copier:MaxConcurrentDeliveries must be")]
    [InlineData("""{"GitHub": {"WebhookSecrets": ["first"]}, "Copier": {"AllowedOwners": ["acme"], "DryRun": "perhaps"}}""", "'perhaps' at 'Copier:DryRun'")]
    [InlineData("""{"GitHub": {"WebhookSecrets": ["first"]}, "Copier": {"AllowedOwners": ["acme"]}, "Admin": {"ApiKeys": {"0": {"Role": "boss"}, "9": {"Name": "new", "Role": "boss"}}}}""", "'boss' at 'Admin:ApiKeys:9:Role'")]
    [InlineData("""{"GitHub": {"WebhookSecrets": ["first"]}, "Copier": {"AllowedOwners": ["acme"]}, "Admin": {"ApiKeys": {"0": {"Sources": "acme/*"}}}}""", "Admin:ApiKeys:0:Sources is a list")]
    [InlineData(null, "appsettings.json: the file is gone")]
    public async Task A_broken_file_changes_nothing_until_it_is_mended(string? broken, string problem)
    {
        Write(Good);
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, $"--contentRoot={_folder.FullName}");
        var webhooks = new Uri(world.Service.Url, "webhooks/github");
        (await SignedPing.SendAsync(webhooks, "first")).Should().Be(HttpStatusCode.OK);

        Write(broken);
        await UntilAsync(async () => Problems(await world.Service.GetAsync("health")).Any());

        var health = await world.Service.GetAsync("health");
        Problems(health).Should().ContainSingle().Which.Should().Contain(problem);
        ((string)health["status"]!).Should().Be("degraded");
        (await world.Service.ScrapeAsync()).Text.Should().MatchRegex(@"(?m)^copier_settings_problems(\{[^}]*\})? 1\b");
        (await SignedPing.SendAsync(webhooks, "first")).Should().Be(HttpStatusCode.OK);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        merge.Answer!.Status.Should().Be(200);
        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        world.Service.Resolve<Microsoft.Extensions.Options.IOptionsMonitor<Application.Configuration.CopierOptions>>().CurrentValue.AllowedOwners.Should().Equal("acme");

        Write(Good.Replace("first", "second", StringComparison.Ordinal));
        await UntilAsync(async () => await SignedPing.SendAsync(webhooks, "second") == HttpStatusCode.OK);
        (await SignedPing.SendAsync(webhooks, "first")).Should().Be(HttpStatusCode.Unauthorized);
        await UntilAsync(async () => !Problems(await world.Service.GetAsync("health")).Any());
    }

    [Fact]
    public async Task A_secret_that_is_gone_for_a_moment_stays_in_force_and_the_log_says_so()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        Lay("first");
        var (service, url) = await RecordedService.StartAsync(
            world, new Dictionary<string, string> { ["COPIER_SECRETS_DIRECTORY"] = _secrets.Path, ["DOTNET_USE_POLLING_FILE_WATCHER"] = "1" }, "--GitHub:WebhookSecret=");
        await using var running = service;
        var webhooks = new Uri(url, "webhooks/github");
        (await SignedPing.SendAsync(webhooks, "first")).Should().Be(HttpStatusCode.OK);

        _secrets.Remove("GitHub__WebhookSecrets__0");
        await UntilAsync(() => Task.FromResult(service.Written.Contains("The changed settings cannot be used", StringComparison.Ordinal)));
        (await SignedPing.SendAsync(webhooks, "first")).Should().Be(HttpStatusCode.OK);
        service.Written.Should().Contain("GitHub:WebhookSecrets:0 is missing").And.NotContain("Exception");

        Lay("second");
        await UntilAsync(async () => await SignedPing.SendAsync(webhooks, "second") == HttpStatusCode.OK);
        (await SignedPing.SendAsync(webhooks, "first")).Should().Be(HttpStatusCode.Unauthorized);
        await UntilAsync(() => Task.FromResult(service.Written.Contains("The settings are good again", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_that_is_broken_from_the_start_is_told_in_plain_words()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        Write("{\n  \"GitHub\": {\"WebhookSecret\": canary}\n}");

        var (code, errors) = await CopierProcess.RunToEndAsync(world, $"--contentRoot={_folder.FullName}");

        code.Should().Be(1);
        errors.Should().StartWith("The service cannot start:").And.Contain("appsettings.json':2:").And.Contain("this is not JSON").And.NotContain("   at ").And.NotContain("canary");
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _secrets.Dispose();
    }

    private void Lay(string secret) => _secrets.Lay(("GitHub__WebhookSecrets__0", secret), ("Copier__AllowedOwners__0", "acme"));

    private void Write(string? text)
    {
        var file = Path.Combine(_folder.FullName, "appsettings.json");
        if (text is null)
        {
            File.Delete(file);
            return;
        }

        File.WriteAllText($"{file}.next", text);
        File.Move($"{file}.next", file, overwrite: true);
    }

    private static IEnumerable<string> Problems(JsonObject health) => health["settings"]!["problems"]!.AsArray().Select(problem => (string)problem!);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await holds())
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }
}

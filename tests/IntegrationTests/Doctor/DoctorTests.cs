using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.IntegrationTests.CommandLine;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Doctor;

/// <summary><c>copier doctor</c> with everything right, and with each thing wrong in turn.</summary>
public sealed class DoctorTests
{
    private const string Rules = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}"}
                  - {repo: globex/site, path_transform: "${relative_path}", commit_strategy: {type: pull_request}}
        """;

    private static readonly Dictionary<string, Wrong> _wrongs = new()
    {
        ["no App id"] = new("settings", "GitHub:AppId is missing") { Settings = { ["GitHub:AppId"] = "" } },
        ["no key"] = new("settings", "GitHub:PrivateKeyPath cannot be read") { Settings = { ["GitHub:PrivateKeyPath"] = "/nowhere/app.pem" } },
        ["no webhook secret"] = new("webhook_secret", "GitHub:WebhookSecrets:0 is missing") { Settings = { ["GitHub:WebhookSecret"] = "" } },
        ["a setting that is no number"] = new("settings", "GitHub:DefaultInstallationId") { Settings = { ["GitHub:DefaultInstallationId"] = "one" } },
        ["a setting out of range"] = new("settings", "Copier:CatchUpMinutes") { Settings = { ["Copier:CatchUpMinutes"] = "-1" } },
        ["another App's id"] = new("app", "GitHub does not accept our credentials", "/settings/apps") { Settings = { ["GitHub:AppId"] = "99" } },
        ["another App's key"] = new("app", "GitHub does not accept our credentials", "/settings/apps") { OtherKey = true },
        ["an address that is not GitHub's"] = new("app", "GitHub cannot be reached") { Settings = { ["GitHub:ApiUrl"] = "http://127.0.0.1:1/" } },
        ["a clock that is wrong"] = new("clock", "set the clock of this machine right") { Simulator = new SimulatorOptions { Clock = new MovableClock { Behind = TimeSpan.FromHours(-2) } } },
        ["no pull_request events"] = new("events", "not sent pull_request events", $"{App}/permissions") { Arrange = github => github.App.Events.Remove("pull_request") },
        ["no push events"] = new("events", "not sent push events", $"{App}/permissions") { IsWarning = true, Arrange = github => github.App.Events.Remove("push") },
        ["no repository events"] = new("events", "not sent repository events", $"{App}/permissions") { IsWarning = true, Arrange = github => github.App.Events.Remove("repository") },
        ["a webhook without address"] = new("webhook", "It has no address", App) { Arrange = github => (github.App.Hook.ShownUrl, github.WebhookUrl) = (null, null) },
        ["a webhook that sends forms"] = new("webhook", "content type is 'form'", App) { Arrange = github => github.App.Hook.ContentType = "form" },
        ["a webhook that checks no certificate"] = new("webhook", "does not check the certificate", App) { IsWarning = true, Arrange = github => github.App.Hook.IsInsecure = true },
        ["a webhook without TLS"] = new("webhook", "not https", App) { IsWarning = true, Arrange = github => github.App.Hook.ShownUrl = new Uri("http://copier.example.com/webhooks/github") },
        ["a webhook to another path"] = new("webhook", "It goes to https://copier.example.com/hooks;", App) { IsWarning = true, Arrange = github => github.App.Hook.ShownUrl = new Uri("https://u:p@copier.example.com/hooks?token=secret") },
        ["a webhook without secret"] = new("webhook_secret", "GitHub has no secret for it", App) { Arrange = github => github.App.Hook.HasSecret = false },
        ["another secret at GitHub"] = new("webhook_deliveries", "answered 401). The secrets differ", $"{App}/advanced") { Arrange = github => Fail(github, 401) },
        ["a service that nobody reaches"] = new("webhook_deliveries", "failed to connect to host). GitHub does not reach https://copier.example.com/webhooks/github", $"{App}/advanced") { Arrange = github => Fail(github, null) },
        ["deliveries that failed before"] = new("webhook_deliveries", "1 of the last 3 failed", $"{App}/advanced") { IsWarning = true, Arrange = FailThenSucceed },
        ["nothing sent yet"] = new("webhook_deliveries", "has sent nothing", $"{App}/advanced") { IsWarning = true, SendsNothing = true },
        ["no configuration"] = new("configuration", "No configuration is set") { Settings = { ["Copier:ConfigFile"] = "" } },
        ["a configuration that is not valid"] = new("configuration", "Unknown key 'copy_rulez'") { Configuration = "sources: [{repo: acme/examples, copy_rulez: []}]" },
        ["a configuration with something odd"] = new("configuration", "pr_nmber") { IsWarning = true, Configuration = Rules.Replace("type: pull_request", "type: pull_request, pr_title: '${pr_nmber}'", StringComparison.Ordinal) },
        ["an owner that is not allowed"] = new("configuration", "Copier:AllowedOwners does not list") { Settings = { ["Copier:AllowedOwners:0"] = "acme" } },
        ["a source that is disabled"] = new("configuration", "The source is disabled") { IsWarning = true, Configuration = Rules.Replace("copy_rules:", "settings: {enabled: false}\n    copy_rules:", StringComparison.Ordinal) },
        ["a dry run"] = new("configuration", "It is a dry run") { IsWarning = true, Settings = { ["Copier:DryRun"] = "true" } },
        ["no source"] = new("configuration", "It has no source") { IsWarning = true, Configuration = "sources: []" },
        ["rules of a source that are not there"] = new("configuration", "acme/examples:copier.yaml@main cannot be read") { Configuration = "sources: [{repo: acme/examples, config_file: copier.yaml}]" },
        ["rules of a source that are not valid"] = new("configuration", "acme/examples:copier.yaml@main:1:1 rules: Unknown key")
        {
            Configuration = "sources: [{repo: acme/examples, config_file: copier.yaml}]",
            Arrange = github => github.Repository("acme/examples").Commit("main", "Rules", edits => edits.Write("copier.yaml", "rules: []\n")),
        },
        ["a default installation that is none"] = new("installation", "no installation 77", App) { Settings = { ["GitHub:DefaultInstallationId"] = "77" } },
        ["no installation on an account"] = new("installation", "not installed on globex", "/apps/examples-copier/installations/new") { Arrange = github => github.Install("globex", CopierWorld.Globex).Uninstall() },
        ["an installation_id that is none"] = new("installation", "no installation 77", "/apps/examples-copier/installations/new") { Configuration = Rules.Replace("{repo: acme/docs,", "{repo: acme/docs, installation_id: 77,", StringComparison.Ordinal) },
        ["an installation_id of another account"] = new("installation", "Installation 1002 is on globex and does not reach acme/docs") { Configuration = Rules.Replace("{repo: acme/docs,", "{repo: acme/docs, installation_id: 1002,", StringComparison.Ordinal) },
        ["an installation that is suspended"] = new("installation", "suspended since", "/organizations/globex/settings/installations/1002") { Arrange = github => github.Install("globex", CopierWorld.Globex).IsSuspended = true },
        ["permissions that were not accepted"] = new("permissions", "has not accepted pull_requests: write", "/organizations/globex/settings/installations/1002") { Arrange = github => github.Install("globex", CopierWorld.Globex).Grant("pull_requests", "read") },
        ["a source that may not be read"] = new("permissions", "has not accepted contents: write, pull_requests: read", "/organizations/acme/settings/installations/1001") { Arrange = github => github.Install("acme", CopierWorld.Acme).Revoke("contents").Revoke("pull_requests") },
        ["permissions that the App does not ask for"] = new("permissions", "does not ask for pull_requests: write", $"{App}/permissions") { Arrange = github => github.App.Permissions["pull_requests"] = "read" },
        ["rules that write workflows"] = new("permissions", "does not ask for workflows: write", $"{App}/permissions") { Configuration = Rules.Replace("code/${relative_path}", ".github/workflows/${relative_path}", StringComparison.Ordinal) },
        ["a repository that is not selected"] = new("repository", "is not given this repository", "/organizations/acme/settings/installations/1001") { Arrange = github => github.Install("acme", CopierWorld.Acme).Select("acme/examples") },
        ["a repository that does not exist"] = new("repository", "acme has no repository of that name", "/acme/dosc") { Configuration = Rules.Replace("acme/docs", "acme/dosc", StringComparison.Ordinal) },
        ["a repository that is archived"] = new("repository", "It is archived, so nothing can be written to it", "/acme/docs/settings") { Arrange = github => github.Repository("acme/docs").IsArchived = true },
        ["a source that is archived"] = new("repository", "It is archived, so nothing can be merged in it", "/acme/examples/settings") { Arrange = github => github.Repository("acme/examples").IsArchived = true },
        ["a repository that is locked"] = new("repository", "disabled or locked", "/acme/docs/settings") { Arrange = github => github.Repository("acme/docs").IsLocked = true },
        ["a repository that is empty"] = new("repository", "It is empty. Push a first commit to 'main'", "/acme/empty") { Configuration = Rules.Replace("acme/docs", "acme/empty", StringComparison.Ordinal), Arrange = github => github.CreateRepository("acme/empty") },
        ["a repository that was renamed"] = new("repository", "acme/docs is called acme/handbook now", "/acme/handbook") { IsWarning = true, Arrange = github => github.Repository("acme/docs").Rename("handbook") },
        ["a repository of another owner"] = new("repository", "GitHub knows it as initech/docs", "/initech/docs") { Arrange = github => github.Repository("acme/docs").Transfer("initech") },
        ["a source that is a fork"] = new("repository", "It is a fork", "/globex/examples")
        {
            IsWarning = true,
            Configuration = Rules.Replace("acme/examples", "globex/examples", StringComparison.Ordinal),
            Arrange = github => github.OpenPullRequest("acme/examples", pr => pr.FromFork("globex").Write("go/a.go", "a")),
        },
        ["a branch that is not there"] = new("branch", "It has no branch 'next'. Create it, or correct the branch in the configuration. Its default branch is 'main'", "/acme/docs/branches") { Configuration = Rules.Replace("{repo: acme/docs,", "{repo: acme/docs, branch: next,", StringComparison.Ordinal) },
        ["a source branch that is not there"] = new("branch", "It has no branch 'next'", "/acme/examples/branches") { Configuration = Rules.Replace("copy_rules:", "branch: next\n    copy_rules:", StringComparison.Ordinal) },
        ["a branch that takes no commits"] = new("protection", "Use commit_strategy type pull_request", "/acme/docs/settings/rules") { Arrange = github => github.Repository("acme/docs").Protect("main") },
        ["a source branch that takes no deprecation file"] = new("protection", "forbids the App to commit its deprecation file", "/acme/examples/settings/rules")
        {
            Configuration = Rules.Replace("{type: pull_request}", "{type: pull_request}, deprecation_check: {enabled: true}", StringComparison.Ordinal),
            Arrange = github => github.Repository("acme/examples").Protect("main"),
        },
        ["little quota"] = new("quota", "Less than a tenth of the hourly quota is left") { IsWarning = true, Arrange = github => github.Install("globex", CopierWorld.Globex).Limits.RequestsPerHour = 1 },
    };

    private static string App => "/organizations/copier-maintainers/settings/apps/examples-copier";

    public static TheoryData<string> Wrongs => [.. _wrongs.Keys];

    [Theory]
    [MemberData(nameof(Wrongs))]
    public async Task Each_thing_that_is_wrong_is_told_with_the_page_to_put_it_right(string name)
    {
        var wrong = _wrongs[name];
        await using var world = await PrepareAsync(wrong);

        var run = await RunAsync(world, wrong, "doctor", "--json");

        var json = JsonNode.Parse(run.Out)!;
        var findings = json["findings"]!.AsArray().Where(finding => (string)finding!["verdict"]! != "ok").ToList();
        var finding = findings.Should().ContainSingle(
            finding => (string)finding!["check"]! == wrong.Check && ((string)finding["message"]!).Contains(wrong.Words, StringComparison.Ordinal),
            run.Out).Which!;
        ((string)finding["verdict"]!).Should().Be(wrong.IsWarning ? "warning" : "problem");
        if (wrong.Page is not null)
        {
            ((string)finding["page"]!).Should().Be($"{world.GitHub.Url.ToString().TrimEnd('/')}{wrong.Page}");
        }

        run.ExitCode.Should().Be(wrong.IsWarning ? 0 : 1);
        ((bool)json["ok"]!).Should().Be(wrong.IsWarning);
        run.Error.Should().BeEmpty();
        run.Out.Should().NotContain("token=secret").And.NotContain(world.GitHub.App.WebhookSecret).And.NotContain("PRIVATE KEY").And.NotContain("ghs_");
        world.GitHub.Requests.Should().NotContain(request => request.IsMutation);
    }

    [Fact]
    public async Task Where_all_is_right_every_line_is_ok()
    {
        await using var world = await PrepareAsync(new Wrong("", ""));

        var run = await RunAsync(world, new Wrong("", ""), "doctor", "--config", world.Folder.ConfigurationFile);

        run.Should().Be(new CommandLineHere(0, $"""
            ok       the settings: Nothing is missing, and nothing is out of range.
            ok       the App: GitHub knows it as examples-copier, of copier-maintainers, and takes its key.
            ok       the clock: It agrees with GitHub's.
            ok       the App: It is sent pull_request events.
            ok       the webhook: It goes to https://copier.example.com/webhooks/github, as JSON.
            ok       the webhook: GitHub signs what it sends. Only a delivery tells whether the secrets are the same.
            ok       the webhook: The last deliveries were taken.
            ok       {world.Folder.ConfigurationFile}: It is valid.
            ok       the App: It asks for all that the configuration needs.
            ok       acme: The App is installed (1001), for all repositories.
            ok       acme: It grants contents: write, metadata: read, pull_requests: read.
            ok       globex: The App is installed (1002), for all repositories.
            ok       globex: It grants contents: write, metadata: read, pull_requests: write.
            ok       acme/examples@main: source
            ok       acme/docs@main: target of commits
            ok       globex/site@main: target of pull requests
            ok       acme: More than a tenth of the hourly quota is left.
            ok       globex: More than a tenth of the hourly quota is left.
            18 ok, 0 to look at, 0 to put right.

            """, ""));
    }

    [Fact]
    public async Task The_executable_takes_the_settings_of_its_environment()
    {
        await using var world = await PrepareAsync(new Wrong("", ""));
        world.GitHub.Repository("acme/docs").Protect("main");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "doctor", "--config", world.Folder.ConfigurationFile]);
        ServiceEnvironment.AddTo(start, world);

        var run = await CommandLineProcess.RunAsync(start, null);
        var bare = await CommandLineProcess.RunAsync("doctor");

        (run.ExitCode, bare.ExitCode).Should().Be((1, 1));
        run.Out.Should().Contain($"problem  acme/docs@main: A rule of 'main' forbids the App to commit to it. Use commit_strategy type pull_request, or add the App to the rule's bypass list. → {world.GitHub.Url}acme/docs/settings/rules\n");
        bare.Out.Should().Contain("problem  the settings: GitHub:AppId is missing").And.Contain("GitHub was not asked").And.NotContain("   at ");
    }

    private static async Task<CopierWorld> PrepareAsync(Wrong wrong)
    {
        var world = await CopierWorld.PrepareAsync(wrong.Configuration ?? Rules, simulator: wrong.Simulator);
        world.GitHub.App.Hook.ShownUrl = new Uri("https://copier.example.com/webhooks/github");
        if (!wrong.SendsNothing)
        {
            await DeliverAsync(world.GitHub);
        }

        wrong.Arrange(world.GitHub);
        if (wrong.OtherKey)
        {
            using var key = System.Security.Cryptography.RSA.Create(2048);
            await File.WriteAllTextAsync(world.Folder.KeyFile(world.GitHub), key.ExportRSAPrivateKeyPem());
        }

        return world;
    }

    private static Task<CommandLineHere> RunAsync(CopierWorld world, Wrong wrong, params string[] arguments)
    {
        var settings = CopierService.Settings(world.GitHub, world.Folder).Select(setting => setting[2..].Split('=', 2)).ToDictionary(setting => setting[0], setting => (string?)setting[1]);
        foreach (var (name, value) in wrong.Settings)
        {
            settings[name] = value;
        }

        return CommandLineHere.RunAsync(settings, arguments);
    }

    private static async Task DeliverAsync(SimulatedGitHub github)
    {
        github.Webhooks.Transport = new Taker();
        github.WebhookUrl = new Uri("https://copier.example.com/webhooks/github");
        await github.Webhooks.SendAsync(github.BuildPingEvent());
    }

    private static void Fail(SimulatedGitHub github, int? status) => github.Webhooks.Fail(github.BuildPingEvent(), status);

    private static void FailThenSucceed(SimulatedGitHub github)
    {
        // The newest stays the one that was taken.
        var taken = github.BuildPingEvent();
        Fail(github, 503);
        github.Webhooks.SendAsync(taken).GetAwaiter().GetResult();
    }

    /// <summary>A service that takes whatever comes.</summary>
    private sealed class Taker : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK));
    }

    /// <param name="Check">What tells of it.</param>
    /// <param name="Words">Some of what it says.</param>
    /// <param name="Page">The path of the page it sends people to; null for none in particular.</param>
    private sealed record Wrong(string Check, string Words, string? Page = null)
    {
        public bool IsWarning { get; init; }

        public bool OtherKey { get; init; }

        public bool SendsNothing { get; init; }

        public string? Configuration { get; init; }

        public SimulatorOptions? Simulator { get; init; }

        public Dictionary<string, string> Settings { get; } = [];

        public Action<SimulatedGitHub> Arrange { get; init; } = _ => { };
    }
}

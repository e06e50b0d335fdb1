using System.Globalization;
using System.Text;
using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.Benchmarks.Load;

/// <summary>A GitHub with many sources in several organisations, and the settings of a service that copies from them.</summary>
internal sealed class LoadWorld : IAsyncDisposable
{
    public const int Sources = 50;
    private const int Organisations = 5;
    public const string AdminKey = "load-0123456789abcdef0123456789abcdef";

    private readonly DirectoryInfo _folder;
    private readonly LoadOptions _options;

    private LoadWorld(SimulatedGitHub github, DirectoryInfo folder, LoadOptions options) => (GitHub, _folder, _options) = (github, folder, options);

    public SimulatedGitHub GitHub { get; }

    public string Database => Path.Combine(_folder.FullName, "copier.db");

    public static IReadOnlyList<string> SourceNames { get; } =
        [.. Enumerable.Range(0, Sources).Select(i => string.Create(CultureInfo.InvariantCulture, $"org-{i % Organisations}/source-{i}"))];

    public static async Task<LoadWorld> StartAsync(LoadOptions options, int perMinute)
    {
        var github = await SimulatedGitHub.StartAsync(new SimulatorOptions { RateLimit = 1_000_000 });
        for (var i = 0; i < Organisations; i++)
        {
            github.Install($"org-{i}", 100 + i);
            github.CreateRepository($"org-{i}/docs", repository => repository.File("README.md", "docs\n"));
        }

        foreach (var source in SourceNames)
        {
            github.CreateRepository(source, repository => repository.File("README.md", "source\n"));
        }

        var world = new LoadWorld(github, Directory.CreateDirectory(Path.Combine(options.Folder, $"copier-load-{Guid.NewGuid():N}")), options);
        await File.WriteAllTextAsync(world.PathOf("app.pem"), github.App.PrivateKeyPem);
        await File.WriteAllTextAsync(world.PathOf("copier.yaml"), Configuration(perMinute));
        return world;
    }

    /// <summary>What the service needs to know of this world.</summary>
    public string[] Settings() =>
    [
        "--urls=http://127.0.0.1:0",
        $"--GitHub:AppId={GitHub.App.Id}",
        $"--GitHub:PrivateKeyPath={PathOf("app.pem")}",
        $"--GitHub:WebhookSecret={GitHub.App.WebhookSecret}",
        $"--GitHub:ApiUrl={GitHub.Url}",
        $"--Copier:ConfigFile={PathOf("copier.yaml")}",
        $"--Storage:Provider={(_options.Postgres is null ? "Sqlite" : "Postgres")}",
        $"--Storage:ConnectionString={_options.Postgres ?? $"Data Source={Database}"}",
        "--Admin:ApiKeys:0:Name=load",
        $"--Admin:ApiKeys:0:Key={AdminKey}",
    ];

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static string Configuration(int perMinute)
    {
        var yaml = new StringBuilder("sources:\n");
        foreach (var source in SourceNames)
        {
            var owner = source.Split('/')[0];
            yaml.Append(CultureInfo.InvariantCulture, $$$"""
                  - repo: {{{source}}}
                    settings: {rate_limit: {max_webhooks_per_minute: {{{perMinute}}}}}
                    copy_rules:
                      - name: all
                        source_pattern: {type: prefix, pattern: src/}
                        targets: [{repo: {{{owner}}}/docs, path_transform: "{{{source.Split('/')[1]}}}/${relative_path}"}]

                """);
        }

        return yaml.ToString();
    }
}

using System.Globalization;
using System.Text;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.Benchmarks.Memory;

/// <summary>
/// A GitHub with ten sources, each with a target of its own. Every round brings the same contents under new paths, so all of them pass through
/// the service again while the simulator keeps one copy.
/// </summary>
internal sealed class MemoryWorld : IAsyncDisposable
{
    public const int Sources = 10;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-memory-");
    private readonly IReadOnlyList<byte[]> _texts = [.. Enumerable.Range(0, 16).Select(Text)];
    private readonly IReadOnlyList<byte[]> _binaries = [.. new[] { 24, 1, 1, 1, 1, 1, 1, 1, 1 }.Select((size, seed) => Binary(seed, size * 1024 * 1024))];

    private MemoryWorld(SimulatedGitHub github) => GitHub = github;

    public SimulatedGitHub GitHub { get; }

    public static async Task<MemoryWorld> StartAsync()
    {
        var github = await SimulatedGitHub.StartAsync(new SimulatorOptions { RateLimit = 1_000_000 });
        github.Install("acme", 1001);
        for (var i = 0; i < Sources; i++)
        {
            github.CreateRepository($"acme/source-{i}", repository => repository.File("README.md", "source\n"));
            github.CreateRepository($"acme/target-{i}", repository => repository.File("README.md", "target\n"));
        }

        var world = new MemoryWorld(github);
        await File.WriteAllTextAsync(world.PathOf("app.pem"), github.App.PrivateKeyPem);
        await File.WriteAllTextAsync(world.PathOf("copier.yaml"), Configuration());
        return world;
    }

    /// <summary>Merges large binary files, or as many texts as one mutation carries.</summary>
    /// <returns>How many bytes are to be copied.</returns>
    public async Task<long> MergeAsync(int source, int round)
    {
        var contents = source % 2 == 0 ? _binaries : _texts;
        var merge = await GitHub.MergeAsync($"acme/source-{source}", pr => Write(pr, contents, round));
        return merge.Answer is { Status: 200 }
            ? contents.Sum(content => (long)content.Length)
            : throw new InvalidOperationException($"The service did not accept a merge: {merge.Answer?.Status} {merge.Answer?.Body}");
    }

    public string[] Settings() =>
    [
        "--urls=http://127.0.0.1:0",
        $"--GitHub:AppId={GitHub.App.Id}",
        $"--GitHub:PrivateKeyPath={PathOf("app.pem")}",
        $"--GitHub:WebhookSecret={GitHub.App.WebhookSecret}",
        $"--GitHub:ApiUrl={GitHub.Url}",
        $"--Copier:ConfigFile={PathOf("copier.yaml")}",
        $"--Storage:ConnectionString=Data Source={PathOf("copier.db")}",
    ];

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Write(PullRequestBuilder pr, IReadOnlyList<byte[]> contents, int round)
    {
        for (var file = 0; file < contents.Count; file++)
        {
            pr.Write($"src/round-{round}/file-{file}", contents[file]);
        }
    }

    private static byte[] Text(int seed)
    {
        var text = new StringBuilder();
        for (var line = 0; text.Length < 490_000; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{seed}: line {line} of some \"text\" that is <b>copied</b>.\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Binary(int seed, int size)
    {
        var content = new byte[size];
        new Random(seed).NextBytes(content);
        return content;
    }

    private static string Configuration()
    {
        var yaml = new StringBuilder("sources:\n");
        for (var i = 0; i < Sources; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $$$"""
                  - repo: acme/source-{{{i}}}
                    settings: {rate_limit: {max_webhooks_per_minute: 100000}, timeout_seconds: 3600}
                    copy_rules:
                      - name: all
                        source_pattern: {type: prefix, pattern: src/}
                        targets: [{repo: acme/target-{{{i}}}, path_transform: "${relative_path}"}]

                """);
        }

        return yaml.ToString();
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}

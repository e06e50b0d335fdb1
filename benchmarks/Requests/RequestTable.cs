using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.Executable;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Log;

namespace ExamplesCopier.Benchmarks.Requests;

/// <summary>Counts the requests to GitHub for N files and M targets, as commits and as pull requests, the first time and when it is repeated.</summary>
internal static class RequestTable
{
    private const string Key = "requests-0123456789abcdef0123456789abcdef";
    private static readonly int[] _files = [1, 20, 100, 250];
    private static readonly int[] _targets = [1, 10];

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| Files | Targets | Arrival | Allowed | First run | Lists, reads, writes | Replay |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var over = 0;
        foreach (var (files, targets) in _files.SelectMany(files => _targets.Select(targets => (files, targets))))
        {
            foreach (var arrival in new[] { "direct", "pull_request" })
            {
                var allowed = Pages(files) + Reads(files, targets) + targets;
                var (first, replay) = await MeasureAsync(files, targets, arrival);
                over += first.Count > allowed || replay.Count > Pages(files) + Reads(files, targets) ? 1 : 0;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {files} | {targets} | {arrival} | {allowed} | {first.Count} | {first.Count(IsList)}, {first.Count(IsRead)}, {first.Count(request => request.IsMutation)} | {replay.Count} |"));
            }
        }

        return over == 0 ? 0 : 1;
    }

    private static int Pages(int files) => (files + 99) / 100;

    private static int Reads(int files, int targets) => (files * (1 + targets) + 249) / 250;

    private static bool IsList(LoggedRequest request) => request.Path.EndsWith("/files", StringComparison.Ordinal);

    private static bool IsRead(LoggedRequest request) => !request.IsMutation && !IsList(request);

    private static async Task<(IReadOnlyList<LoggedRequest> First, IReadOnlyList<LoggedRequest> Replay)> MeasureAsync(int files, int targets, string arrival)
    {
        await using var github = await SimulatedGitHub.StartAsync();
        github.Install("acme", 1001);
        github.CreateRepository("acme/examples", repository => repository.File("README.md", "examples\n"));
        for (var target = 0; target < targets; target++)
        {
            github.CreateRepository($"acme/t{target}", repository => repository.File("README.md", "target\n"));
        }

        var folder = Directory.CreateTempSubdirectory("copier-requests-");
        try
        {
            await using var service = await StartAsync(github, folder.FullName, targets, arrival);
            github.WebhookUrl = new Uri(service.Url, "webhooks/github");
            var merge = await github.MergeAsync("acme/examples", pr =>
            {
                for (var file = 0; file < files; file++)
                {
                    pr.Write($"src/f{file}.txt", $"text {file}\n");
                }
            });
            using var client = new HttpClient { BaseAddress = service.Url };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
            await FinishedAsync(client, merge.DeliveryId.ToString());
            var first = github.Requests.Work;
            github.Requests.Clear();
            using var body = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri($"api/v1/deliveries/{merge.DeliveryId}/replay", UriKind.Relative), body);
            await FinishedAsync(client, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!);
            return (first, github.Requests.Work);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ServiceProcess> StartAsync(SimulatedGitHub github, string folder, int targets, string arrival)
    {
        var (key, configuration) = (Path.Combine(folder, "app.pem"), Path.Combine(folder, "copier.yaml"));
        await File.WriteAllTextAsync(key, github.App.PrivateKeyPem);
        await File.WriteAllTextAsync(configuration, Configuration(targets, arrival));
        return await ServiceProcess.StartAsync(
        [
            "--urls=http://127.0.0.1:0",
            $"--GitHub:AppId={github.App.Id}",
            $"--GitHub:PrivateKeyPath={key}",
            $"--GitHub:WebhookSecret={github.App.WebhookSecret}",
            $"--GitHub:ApiUrl={github.Url}",
            $"--Copier:ConfigFile={configuration}",
            "--Copier:CatchUpMinutes=0",
            $"--Storage:ConnectionString=Data Source={Path.Combine(folder, "copier.db")}",
            "--Admin:ApiKeys:0:Name=requests",
            $"--Admin:ApiKeys:0:Key={Key}",
            "--Admin:ApiKeys:0:Role=Operator",
        ]);
    }

    private static string Configuration(int targets, string arrival)
    {
        var list = string.Join(", ", Enumerable.Range(0, targets).Select(target => $$"""{repo: acme/t{{target}}, path_transform: "${path}", commit_strategy: {type: {{arrival}} } }"""));
        return $$"""
            sources:
              - repo: acme/examples
                copy_rules:
                  - name: all
                    source_pattern: {type: prefix, pattern: src/}
                    targets: [{{list}}]
            """;
    }

    private static async Task FinishedAsync(HttpClient client, string delivery)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(patience.Token))
        {
            var state = (string?)JsonNode.Parse(await client.GetStringAsync(new Uri($"api/v1/deliveries/{delivery}", UriKind.Relative), patience.Token))!["state"];
            if (state is "succeeded")
            {
                return;
            }

            if (state is "failed" or "partially_failed")
            {
                throw new InvalidOperationException($"The delivery {delivery} ended as {state}.");
            }
        }
    }
}

using System.Globalization;
using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.Crash;

/// <summary>A GitHub with four sources and four targets in two organisations, the people who work there, and what a service needs to know of it.</summary>
internal sealed class CrashWorld : IAsyncDisposable
{
    public const string AdminKey = "crash-0123456789abcdef0123456789abcdef";

    private readonly DirectoryInfo _folder;
    private readonly Random _people;
    private readonly List<PeoplesCommit> _peoplesCommits = [];

    private CrashWorld(SimulatedGitHub github, DirectoryInfo folder, int seed)
    {
        (GitHub, _folder, _people) = (github, folder, new Random(seed + 100));
        Sources =
        [
            new CrashSource("acme/alpha", batches: false, seed + 1),
            new CrashSource("acme/beta", batches: true, seed + 2),
            new CrashSource("globex/gamma", batches: false, seed + 3),
            new CrashSource("globex/delta", batches: true, seed + 4),
        ];
    }

    public SimulatedGitHub GitHub { get; }

    public IReadOnlyList<CrashSource> Sources { get; }

    /// <summary>What people committed to target branches meanwhile.</summary>
    public IReadOnlyList<PeoplesCommit> PeoplesCommits
    {
        get
        {
            lock (_people)
            {
                return [.. _peoplesCommits];
            }
        }
    }

    public static async Task<CrashWorld> StartAsync(int seed)
    {
        var github = await SimulatedGitHub.StartAsync(new SimulatorOptions { RateLimit = 1_000_000 });
        github.Install("acme", 1001);
        github.Install("globex", 1002);
        var world = new CrashWorld(github, Directory.CreateTempSubdirectory("copier-crash-"), seed);
        foreach (var repository in world.Sources.Select(source => source.Repository).Concat(Routes.Targets))
        {
            github.CreateRepository(repository, files => files.File("README.md", $"# {repository}\n").Branch("next"));
        }

        github.Tokens.RefusedUses = 1;
        await File.WriteAllTextAsync(world.PathOf("app.pem"), github.App.PrivateKeyPem);
        await File.WriteAllTextAsync(world.PathOf("copier.yaml"), Routes.Configuration(world.Sources));
        return world;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>What every replica needs to know. Waits are short, for the run's sake: nothing else is unlike a deployment.</summary>
    public string[] Settings() =>
    [
        "--urls=http://127.0.0.1:0",
        $"--GitHub:AppId={GitHub.App.Id}",
        $"--GitHub:PrivateKeyPath={PathOf("app.pem")}",
        $"--GitHub:WebhookSecret={GitHub.App.WebhookSecret}",
        $"--GitHub:ApiUrl={GitHub.Url}",
        "--GitHub:WriteIntervalSeconds=0",
        "--GitHub:WritesPerHour=0",
        "--GitHub:CircuitSeconds=0.5",
        $"--Copier:ConfigFile={PathOf("copier.yaml")}",
        "--Copier:RetrySeconds=0.5",
        "--Copier:CatchUpMinutes=1",
        "--Admin:ApiKeys:0:Name=crash",
        $"--Admin:ApiKeys:0:Key={AdminKey}",
        "--Admin:ApiKeys:0:Role=Operator",
    ];

    /// <summary>People commit to the shared branches and to an open pull request, so that what a writer has read is no longer so.</summary>
    public void MoveTargets()
    {
        lock (_people)
        {
            foreach (var branch in Routes.Branches)
            {
                Commit(Routes.Docs, branch);
                Commit(Routes.Site, branch);
            }

            var open = GitHub.Repository(Routes.Handbook).PullRequests.Where(pull => pull.State == GitHubSimulator.PullRequests.PullRequestState.Open).ToArray();
            if (open.Length > 0)
            {
                Commit(Routes.Handbook, open[_people.Next(open.Length)].HeadBranch);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await GitHub.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Commit(string repository, string branch)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"people/n{_peoplesCommits.Count}");
        var commit = GitHub.Repository(repository).Commit(branch, "People work here too", edits => edits.Write(path, path));
        _peoplesCommits.Add(new PeoplesCommit(repository, branch, path, commit));
    }
}

/// <summary>A file that people added to a target branch.</summary>
internal sealed record PeoplesCommit(string Repository, string Branch, string Path, string Commit);

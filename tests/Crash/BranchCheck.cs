using System.Globalization;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.Crash;

/// <summary>What a commit of ours did to one path.</summary>
/// <param name="Repository">The target.</param>
/// <param name="Branch">The target branch, also of what is in a pull request to it.</param>
/// <param name="Path">The path there.</param>
/// <param name="Commit">Our commit.</param>
/// <param name="Source">Whose file it is.</param>
/// <param name="SourcePath">The path there.</param>
/// <param name="Merge">The merge that the commit names.</param>
/// <param name="Blob">What it left there; null when it removed the file.</param>
internal sealed record Touch(string Repository, string Branch, string Path, string Commit, CrashSource Source, string SourcePath, int Merge, string? Blob);

/// <summary>
/// Walks one branch from its first commit to its tip. Each commit of ours must bring, to each path it touches, what the merge that it names made of
/// the source's file, and never an older merge than the path had; no change set may have two. At the tip stands what the rules make of the sources.
/// </summary>
internal sealed class BranchCheck
{
    private readonly string _where;
    private readonly SimulatedRepository _repository;
    private readonly string _branch;
    private readonly Dictionary<string, (CrashSource Source, string SourcePath, Route Route)> _expected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastMerge = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changeSets = new(StringComparer.Ordinal);
    private readonly Verdict _verdict;

    /// <param name="repository">The target.</param>
    /// <param name="branch">The target branch, or the branch of a pull request to it.</param>
    /// <param name="into">The target branch.</param>
    /// <param name="sources">Whose files may be there.</param>
    /// <param name="verdict">Where what is wrong is noted.</param>
    public BranchCheck(SimulatedRepository repository, string branch, string into, IEnumerable<CrashSource> sources, Verdict verdict)
    {
        (_repository, _branch, _verdict, _where) = (repository, branch, verdict, $"{repository.FullName}@{branch}");
        foreach (var source in sources)
        {
            foreach (var path in source.Paths.Keys)
            {
                foreach (var route in Routes.Of(source, path).Where(route => route.Repository == repository.FullName && route.Branch == into))
                {
                    _expected.Add(route.Path, (source, path, route));
                }
            }
        }
    }

    /// <summary>The ids of our commits on the branch.</summary>
    public HashSet<string> Ours { get; } = [];

    /// <summary>What they did, the oldest first.</summary>
    public List<Touch> Touches { get; } = [];

    public void Walk()
    {
        IReadOnlyDictionary<string, RepositoryFile> before = new Dictionary<string, RepositoryFile>();
        foreach (var commit in Chain())
        {
            var now = _repository.Tree(commit.Oid);
            var changed = now.Keys.Union(before.Keys).Where(path => now.GetValueOrDefault(path)?.Oid != before.GetValueOrDefault(path)?.Oid
                || now.GetValueOrDefault(path)?.Mode != before.GetValueOrDefault(path)?.Mode).ToList();
            if (Trailer(commit, "Copied-From:") is { } origin)
            {
                Look(commit, origin, changed, now);
            }
            else if (changed.Find(path => path != "README.md" && !path.StartsWith("people/", StringComparison.Ordinal)) is { } strange)
            {
                _verdict.Wrong.Add($"{_where}: '{commit.Headline}' changed {strange}, and says not where it comes from");
            }

            before = now;
        }
    }

    /// <summary>The tip has each file as the last merge that touched it left it.</summary>
    public void CompareTip()
    {
        var tip = _repository.Tree(_branch);
        foreach (var (path, (source, sourcePath, route)) in _expected)
        {
            var last = source.Paths[sourcePath][^1];
            var present = tip.GetValueOrDefault(path);
            if (!last.IsDeletion && present is null)
            {
                _verdict.Lost.Add($"{_where} has no {path}, which {source.Repository}#{last.Merge} brought");
            }
            else if (last.IsDeletion ? route.Deletes && present is not null : present!.Oid != last.Blob || present.Mode != last.Mode)
            {
                _verdict.Wrong.Add($"{_where} has not the {path} of {source.Repository}#{last.Merge}");
            }
        }
    }

    /// <summary>Nothing that people committed is gone.</summary>
    public void CompareWith(IEnumerable<PeoplesCommit> people)
    {
        var tip = _repository.Tree(_branch);
        foreach (var commit in people.Where(commit => commit.Repository == _repository.FullName && commit.Branch == _branch && !tip.ContainsKey(commit.Path)))
        {
            _verdict.Lost.Add($"{_where} has no {commit.Path}, which people committed");
        }
    }

    private void Look(GitCommit commit, string origin, List<string> changed, IReadOnlyDictionary<string, RepositoryFile> now)
    {
        _verdict.Commits++;
        Ours.Add(commit.Oid);
        if (!_changeSets.Add($"{commit.Headline} {origin} {Trailer(commit, "Source-Commit:")}"))
        {
            _verdict.Duplicated.Add($"{_where}: a second commit '{commit.Headline}' of {origin}");
        }

        if (changed.Count == 0)
        {
            _verdict.Duplicated.Add($"{_where}: the commit '{commit.Headline}' of {origin} changes nothing");
        }

        var merge = int.Parse(origin.Split('#')[1], CultureInfo.InvariantCulture);
        foreach (var path in changed)
        {
            if (!_expected.TryGetValue(path, out var expected) || expected.Source.Repository != origin.Split('#')[0])
            {
                _verdict.Wrong.Add($"{_where}: the commit of {origin} changed {path}");
                continue;
            }

            var version = expected.Source.Paths[expected.SourcePath].Find(version => version.Merge == merge);
            var present = now.GetValueOrDefault(path);
            var isRight = version is not null && (version.IsDeletion ? present is null && expected.Route.Deletes : present?.Oid == version.Blob && present?.Mode == version.Mode);
            if (!isRight)
            {
                _verdict.Wrong.Add($"{_where}: the commit of {origin} left another {path} than that merge did");
            }

            Touches.Add(new Touch(_repository.FullName, expected.Route.Branch, path, commit.Oid, expected.Source, expected.SourcePath, merge, present?.Oid));
            var stands = version is null ? merge : expected.Source.StandsFor(expected.SourcePath, version, _repository.OrderOf(commit.Oid));
            if (_lastMerge.GetValueOrDefault(path) >= stands)
            {
                _verdict.Stale.Add($"{_where}: {path} of {origin} came after that of #{_lastMerge[path]}; its versions are {Versions(expected.Source.Paths[expected.SourcePath])}");
            }

            _lastMerge[path] = stands;
        }
    }

    private static string Versions(IEnumerable<FileVersion> versions) => string.Join(", ", versions.Select(version => $"#{version.Merge}{(version.IsDeletion ? " (deleted)" : "")}"));

    /// <summary>Oldest first. Nobody merges into these branches.</summary>
    private IEnumerable<GitCommit> Chain() => _repository.Commits(_branch).Reverse();

    private static string? Trailer(GitCommit commit, string name) =>
        commit.Message.Split('\n').LastOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();
}

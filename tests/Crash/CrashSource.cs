using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.Crash;

/// <summary>What one merge made of one source path; no blob when the merge deleted it.</summary>
internal sealed record FileVersion(int Merge, string? Blob, GitMode Mode)
{
    public bool IsDeletion => Blob is null;
}

/// <summary>A source with all that people merged into it, told by the people and not by the service.</summary>
internal sealed class CrashSource(string repository, bool batches, int seed)
{
    private const int MostFiles = 4;
    private static readonly string[] _pool =
    [
        .. Enumerable.Range(0, 12).Select(i => $"code/f{i}.go"),
        .. Enumerable.Range(0, 4).Select(i => $"text/a/t{i}.md"),
        .. Enumerable.Range(0, 4).Select(i => $"text/t{i}.md"),
        "text/plain.txt",
        .. Enumerable.Range(0, 6).Select(i => $"single/s{i}"),
        "other/o.txt",
    ];

    private readonly Random _random = new(seed);
    private readonly Dictionary<string, List<FileVersion>> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (string Commit, int Order)> _merged = [];

    /// <summary><c>owner/name</c>.</summary>
    public string Repository => repository;

    public string Name => repository.Split('/')[1];

    /// <summary>Whether its proposals to one target are one pull request for all rules.</summary>
    public bool Batches => batches;

    public int Merges { get; private set; }

    /// <summary>Every version of every path, oldest first.</summary>
    public IReadOnlyDictionary<string, List<FileVersion>> Paths => _paths;

    /// <summary>Describes the next merge and remembers what it does. A pull request's number tells its place in the order of merges.</summary>
    public void Describe(PullRequestBuilder pull)
    {
        Merges++;
        foreach (var path in _random.GetItems(_pool, _random.Next(1, MostFiles + 1)).Distinct())
        {
            Change(pull, path);
        }

        _ = _random.Next(3) switch
        {
            0 => pull.Squash(),
            1 => pull.Rebase(),
            _ => pull,
        };
    }

    /// <summary>Notes that a merge is done.</summary>
    /// <param name="merge">The pull request's number.</param>
    /// <param name="commit">The merge commit.</param>
    /// <param name="order">Its place among all commits of all repositories.</param>
    public void Merged(int merge, string commit, int order) => _merged[merge] = (commit, order);

    public string CommitOf(int merge) => _merged[merge].Commit;

    /// <summary>
    /// Whose state a commit in a target has brought when it brought <paramref name="version"/> of a path. All deletions are alike: late work of an old one
    /// finds the file gone at the tip of the source, as a newer one left it, and does that one's work.
    /// </summary>
    /// <param name="path">The path in the source.</param>
    /// <param name="version">What the merge that the commit names made of it.</param>
    /// <param name="order">The commit's place among all commits.</param>
    public int StandsFor(string path, FileVersion version, int order) =>
        version.IsDeletion && _paths[path].LastOrDefault(known => _merged[known.Merge].Order < order) is { IsDeletion: true } newest
            ? Math.Max(newest.Merge, version.Merge)
            : version.Merge;

    /// <summary>Notes what a merge makes of a path.</summary>
    public void Note(int merge, string path, string? blob, GitMode mode)
    {
        if (!_paths.TryGetValue(path, out var versions))
        {
            _paths.Add(path, versions = []);
        }

        versions.Add(new FileVersion(merge, blob, mode));
    }

    private void Change(PullRequestBuilder pull, string path)
    {
        var now = _paths.TryGetValue(path, out var versions) && !versions[^1].IsDeletion ? versions[^1] : null;
        switch (_random.Next(100))
        {
            case < 12 when now is not null:
                pull.Delete(path);
                Note(path, null, GitMode.File);
                break;
            case < 18 when now is not null && path.StartsWith("code/", StringComparison.Ordinal):
                var moved = string.Create(CultureInfo.InvariantCulture, $"code/moved/{Merges}-{Path.GetFileName(path)}");
                pull.Rename(path, moved);
                Note(path, null, GitMode.File);
                Note(moved, now.Blob, now.Mode);
                break;
            case < 26:
                var script = $"#!/bin/sh\n{Text(path)}";
                pull.Executable(path, script);
                Note(path, BlobOf(Encoding.UTF8.GetBytes(script)), GitMode.Executable);
                break;
            case < 36:
                byte[] bytes = [0x00, 0xff, 0xfe, .. Encoding.UTF8.GetBytes(Text(path))];
                pull.Write(path, bytes);
                Note(path, BlobOf(bytes), now?.Mode ?? GitMode.File);
                break;
            default:
                var text = Text(path);
                pull.Write(path, text);
                Note(path, BlobOf(Encoding.UTF8.GetBytes(text)), now?.Mode ?? GitMode.File);
                break;
        }
    }

    // No two versions are alike, so that each tells which merge it came from.
    private string Text(string path) =>
        string.Create(CultureInfo.InvariantCulture, $"{repository} {path} as of {Merges}\n{new string('x', _random.Next(2000))}\n");

    private void Note(string path, string? blob, GitMode mode) => Note(Merges, path, blob, mode);

    // git's own id of a blob: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
    [SuppressMessage("Security", "CA5350", Justification = "git names its objects by SHA-1.")]
    private static string BlobOf(byte[] content) =>
        Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")), .. content]));
}

using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

/// <summary>Short ways to the things that copying is about.</summary>
internal static class Given
{
    public static readonly RepositoryName SourceRepo = RepositoryName.Parse("acme/code-examples");

    public static CommitSha Commit(char digit = 'a') => CommitSha.Parse(new string(digit, 40));

    public static BlobId Blob(char digit) => BlobId.Parse(new string(digit, 40));

    public static RepositoryPath Path(string text)
    {
        RepositoryPath.TryParse(text, out var path, out var refusal).Should().BeTrue(refusal);
        return path!;
    }

    public static MergedPullRequest Merge(int number = 42, string repository = "acme/code-examples", long id = 1001) => new()
    {
        Repository = RepositoryName.Parse(repository),
        RepositoryId = id,
        Number = number,
        Title = "Better examples",
        Url = $"https://github.com/{repository}/pull/{number}",
        Author = new Person("octocat", 583231),
        Branch = BranchName.Main,
        MergeCommit = Commit(),
        ChangedFiles = 1,
        InstallationId = new InstallationId(7),
    };

    public static Source Source(params CopyRule[] rules) => new() { Repository = SourceRepo, CopyRules = rules };

    public static CopyRule Rule(string name, string prefix, params Target[] targets) => new()
    {
        Name = name,
        Pattern = PathPattern.Parse(PatternType.Prefix, prefix).Pattern,
        Targets = targets,
    };

    public static Target Target(string repository, string template = "${path}", string branch = "main", CommitStrategyType type = CommitStrategyType.Direct) => new()
    {
        Repository = RepositoryName.Parse(repository),
        Branch = BranchName.Parse(branch),
        PathTransform = PathTemplate.Parse(template).Template!,
        Strategy = new CommitStrategy { Type = type },
    };

    public static ChangedFile Added(string path) => new(path, ChangeKind.Added);

    public static ChangedFile Removed(string path) => new(path, ChangeKind.Removed);

    public static ChangedFile Renamed(string from, string to) => new(to, ChangeKind.Renamed, from);

    /// <summary>A change set of writes that keep their paths.</summary>
    public static ChangeSet ChangeSet(params string[] paths) =>
        CopyPlanner.Plan(Source(Rule("all", "", Target("acme/docs"))), paths.Select(Added)).ChangeSets.Single();

    /// <summary>The edits that need a look and those that need none.</summary>
    public static IEnumerable<FileEdit> All(ChangeSet set) => set.Edits.Concat(set.Kept);

    public static LedgerPage NothingKnown { get; } = new(1001, new Dictionary<string, LedgerEntry>());

    /// <summary>We wrote this at each of the paths.</summary>
    public static LedgerPage Ledger(params (string Path, FileState State)[] written) => new(
        1001,
        written.ToDictionary(one => one.Path, one => Entry(one.Path, one.State), StringComparer.Ordinal));

    public static LedgerEntry Entry(string sourcePath, FileState landed, long source = 1001) => new()
    {
        SourceRepositoryId = source,
        Source = SourceRepo,
        SourcePath = sourcePath,
        SourceCommit = Commit('9'),
        Landed = landed,
    };

    public static FileState File(char digit, GitFileMode mode = GitFileMode.Regular) => new(mode, Blob(digit));

    public static BranchSnapshot Branch(params (string Path, FileState State)[] files) => new()
    {
        Head = Commit('b'),
        Message = "earlier work",
        Files = files.ToDictionary(file => file.Path, file => file.State, StringComparer.Ordinal),
    };

    /// <summary>A source whose files nobody touched since the merge.</summary>
    public static SourceSnapshot Snapshot(params (string Path, FileState State)[] files)
    {
        var states = files.ToDictionary(file => file.Path, file => file.State, StringComparer.Ordinal);
        return new SourceSnapshot { AtMerge = states, AtTip = states, Contents = new Dictionary<BlobId, ReadOnlyMemory<byte>>() };
    }
}

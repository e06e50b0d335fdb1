using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Errors;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Documentation;

/// <summary>One body of each kind, for the examples of the API's description.</summary>
internal static class Samples
{
    private const string Id = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    private const string Commit = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private const string Blob = "257cc5642cb1a054f08cc83f2d943e56fd3ebe99";
    private const string Version = "3f1a0c9b2e4d";
    private const string Address = "https://github.com/acme/docs/pull/42";

    private static readonly DateTimeOffset _at = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<Type, object> All { get; } = new object[]
    {
        SourceSample.Source,
        new ListBody<SourceBody>([SourceSample.Source], null),
        new ListBody<DeliveryBody>([new DeliveryBody(Delivery())], null),
        new DeliveryBody(Delivery()),
        new DeliveryDetailsBody(new DeliveryDetails(Delivery(), [ChangeSet()], ["README.md"], [new DeliveryStep(_at, "write", TimeSpan.FromMilliseconds(412), 1, "acme/docs@main go: Succeeded")]), null),
        new ReplayReply("0197f5f2-a4c0-7d1e-9b3a-6c8d5e4f3a2b"),
        new ReplayManyReply(1, ["0197f5f2-a4c0-7d1e-9b3a-6c8d5e4f3a2b"], false, _at),
        new ReleaseReply(Id),
        new PauseReply("acme/examples", true, false),
        new ConfirmReply("acme/docs", "acme/documentation", 1296269),
        new EffectiveConfiguration { Version = Version, Parts = [new ConfigurationPartBody("acme/config:copier-config.yaml@main", Version)], CheckedAt = _at, Problems = [], Warnings = [], Sources = [SourceSample.Source.Configuration] },
        new ListBody<VersionBody>([new VersionBody("acme/config:copier-config.yaml@main", Version, Commit, _at, false, 1840)], null),
        new VerdictBody(false, [new ErrorDetail("sources[0].brnach", 3, 5, "Unknown key 'brnach'. Did you mean 'branch'?")], []),
        Installation(),
        new ListBody<InstallationBody>([Installation()], null),
        new ListBody<AuditBody>([Event()], null),
        new ListBody<ProvenanceBody>([Provenance()], null),
        Preview(),
        new PreviewRequest(1347, null),
        new SyncRequest("v1.2.0", true),
        new ReplayBody(true),
        new ReplayManyBody("acme/examples", "failed", "2026-01-31T00:00:00Z", null),
        new RollbackBody("acme/config:copier-config.yaml@main", Version),
    }.ToDictionary(sample => sample.GetType());

    private static DeliverySummary Delivery() => new()
    {
        Id = Id,
        Kind = DeliveryKind.Webhook,
        PullRequest = new MergedPullRequest
        {
            Repository = RepositoryName.Parse("acme/examples"),
            RepositoryId = 1296269,
            Number = 1347,
            Title = "Examples for the new driver",
            Url = "https://github.com/acme/examples/pull/1347",
            Author = new Person("octocat", 583231),
            Branch = BranchName.Main,
            MergeCommit = CommitSha.Parse(Commit),
            ChangedFiles = 2,
        },
        State = DeliveryState.Succeeded,
        Attempts = 1,
        ReceivedAt = _at,
        StartedAt = _at,
        FinishedAt = _at.AddSeconds(1),
        DryRun = false,
        ConfigurationVersion = Version,
        Files = new FileCounts(1, 1, 0, 0, 0),
        ChangeSets =
        [
            new ChangeSetSummary
            {
                Key = ChangeSet().Key,
                State = ChangeSetState.Succeeded,
                Commit = CommitSha.Parse(Commit),
                PullRequest = 42,
                PullRequestUrl = Address,
                Files = new FileCounts(1, 1, 0, 0, 0),
            },
        ],
        Requests = 3,
    };

    private static ChangeSetRecord ChangeSet() => new()
    {
        Key = new ChangeSetKey(RepositoryName.Parse("acme/docs"), BranchName.Main, Arrival.PullRequest, "go"),
        State = ChangeSetState.Succeeded,
        Files = [new FileResult("go/a.go", "go", "code/a.go", FileAction.Write, FileResultState.Succeeded)],
    };

    private static InstallationBody Installation() => new()
    {
        Id = "12345678",
        Account = "acme",
        Permissions = new Dictionary<string, string> { ["contents"] = "write", ["metadata"] = "read" },
        MissingPermissions = ["pull_requests: write"],
        RepositorySelection = "selected",
        SuspendedAt = null,
        Quotas = [new QuotaBody("core", 5000, 4821, _at), new QuotaBody("graphql", 5000, 4977, _at)],
        TokenExpiresAt = _at.AddHours(1),
    };

    private static AuditBody Event() => new()
    {
        Id = 4711,
        At = _at,
        Action = "file_written",
        Actor = null,
        DeliveryId = Id,
        Rule = "go",
        SourceRepo = "acme/examples",
        SourcePath = "go/a.go",
        SourceCommit = Commit,
        SourcePullRequest = 1347,
        Author = "octocat",
        MergedBy = "hubot",
        TargetRepo = "acme/docs",
        Branch = "main",
        TargetPath = "code/a.go",
        TargetCommit = Commit,
        TargetPullRequest = 42,
        ConfigVersion = Version,
        Success = true,
        Error = null,
        Detail = null,
        DurationMs = 412,
        Size = 1024,
    };

    private static ProvenanceBody Provenance() => new()
    {
        TargetRepo = "acme/docs",
        Branch = "main",
        Path = "code/a.go",
        SourceRepo = "acme/examples",
        SourcePath = "go/a.go",
        SourceCommit = Commit,
        Blob = Blob,
        ProposedBlob = null,
        DeliveryId = Id,
        WrittenAt = _at,
    };

    private static PreviewBody Preview() => new(
        "acme/examples",
        "main",
        1347,
        "merged",
        Commit,
        "merge_commit",
        true,
        [],
        [
            new PreviewFileBody(
                "go/a.go",
                "goes",
                null,
                [],
                [
                    new PreviewMatchBody(
                        "go",
                        new Dictionary<string, string> { ["matched_prefix"] = "go", ["relative_path"] = "a.go" },
                        [new PreviewTargetBody("acme/docs", "main", "code/a.go", null, "write", "new", true, null, "pull_request", "go")]),
                ]),
        ],
        [new PreviewChangeSetBody("acme/docs", "main", "go", "pull_request", "open_pull_request", null, 1, 0, "copier/acme/examples/go-3f1a0c9b", null, null)]);
}

using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Copying.Syncing;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using ExamplesCopier.UnitTests.Repositories;
using ExamplesCopier.UnitTests.Settings;
using ExamplesCopier.UnitTests.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>Everything around the execution of one delivery, in memory: what GitHub and the store would say, and what they were told.</summary>
internal sealed class DeliveryWorld : IPullRequests, IInstallations, IBranchLocks, IRepositoryContents, ITargetRepositories, IDeliveryQueue, ILedger, IProposals, IAuditLog, INotifications, IBrakes, IRepositoryTrees, IInstallationQuotas
{
    public FakeTimeProvider Time { get; } = new();

    public ConfigurationInMemory Configuration { get; } = new();

    public CopierOptions Options { get; } = new() { RetrySeconds = 100 };

    public PinsInMemory Pins { get; } = new();

    public DeliveryInMemory Store { get; } = new();

    public List<ChangedFile> ChangedFiles { get; } = [];

    /// <summary>What stands in the source at the merge and since.</summary>
    public Dictionary<string, FileState> SourceFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>What happens on a write; opens or commits unless it is told otherwise.</summary>
    public Func<TargetWrite, ChangeSetOutcome> OnWrite { get; set; }

    public Func<TargetQuery, TargetSnapshot> OnRead { get; set; } = query => Open(query);

    public Func<RepositoryName, InstallationId> OnResolve { get; set; } = _ => new InstallationId(7);

    public Func<Task> OnList { get; set; } = () => Task.CompletedTask;

    public HashSet<RepositoryName> Busy { get; } = [];

    public List<TargetWrite> Writes { get; } = [];

    public List<SnapshotRequest> Reads { get; } = [];

    public List<(RepositoryName Source, DateTimeOffset At)> Scheduled { get; } = [];

    public Func<PullRequestFinishing, FinishingOutcome> OnFinish { get; set; } =
        finishing => new FinishingOutcome(finishing.Merge is null ? MergeProgress.NotWanted : MergeProgress.Merged, null, []);

    public List<PullRequestFinishing> Finished { get; } = [];

    public List<(int Number, string Text, bool Close)> Comments { get; } = [];

    public Dictionary<string, LedgerEntry> Ledger { get; } = new(StringComparer.Ordinal);

    /// <summary>What the target's history tells of its paths.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>> Origins { get; set; } = new Dictionary<string, IReadOnlyList<CopyOrigin>>();

    public List<(RepositoryName Target, int Number)> Declined { get; } = [];

    public List<FileEvent> Audited { get; } = [];

    public List<Alert> Alerts { get; } = [];

    public bool IsPaused { get; set; }

    /// <summary>How often the merged content had been copied before.</summary>
    public int Hops { get; set; }

    public Draining Draining { get; } = new();

    public OwnMeters Meters { get; } = new();

    public int LocksHeld { get; private set; }

    public DeliveryWorld() => OnWrite = write => write.Proposal is null
        ? new ChangeSetOutcome.Committed(Given.Commit((char)('0' + Writes.Count)), "tree")
        : new ChangeSetOutcome.PullRequestOpened(Given.Commit('d'), "PR_5", 5, "https://github.com/acme/docs/pull/5");

    public async Task ExecuteAsync(CancellationToken cancellationToken = default)
    {
        using var configuration = Configuration.Current(Options, Time);
        var options = new FixedOptions<CopierOptions>(Options);
        var copying = new CopyRun(
            new TargetLookup(this, Pins), this, this, Store, this,
            new ChangeSetWriter(this, this, new ChangeSetComparison(this, this), this, this, new ProposalCare(this, this)),
            new DeprecationWriter(this, this, Time));
        var run = new DeliveryRun(
            new MergeRouting(configuration, Pins), new SourceAccess(this, Pins, Pins.Pinned), new ChangedFiles(this),
            copying,
            new SyncRun(this, new SyncTargets(this, Pins, this, this, this), copying),
            new Settling(Time, options), this, options, Time, NullLogger<DeliveryRun>.Instance);
        var leased = new LeasedRun(Store, run, Draining, new DeliveryMetrics(Meters), Time);
        await new ExecuteDeliveryHandler(Store, this, leased, Draining, NullLogger<ExecuteDeliveryHandler>.Instance)
            .Handle(new ExecuteDelivery("d"), cancellationToken);
    }

    public void Use(params CopyRule[] rules) => Configuration.Sources = [Given.Source(rules)];

    /// <summary>The merge brought an ordinary file.</summary>
    public void Merged(string path, char content = '1')
    {
        ChangedFiles.Add(Given.Added(path));
        SourceFiles[path] = Given.File(content);
    }

    public static TargetSnapshot.Open Open(TargetQuery query, params (string Path, FileState State)[] files) => new()
    {
        NodeId = "R_1",
        Name = query.Repository.Name,
        Base = Given.Branch(files),
    };

    async Task<IReadOnlyList<ChangedFile>> IPullRequests.ListChangedFilesAsync(RepositoryAccess source, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        await OnList().WaitAsync(cancellationToken);
        return ChangedFiles;
    }

    Task<CommitSha> IPullRequests.FindMergeCommitAsync(RepositoryAccess source, int number, CancellationToken cancellationToken) => Task.FromResult(Given.Commit('e'));

    Task<RepositoryAccess> IInstallations.ResolveAsync(RepositoryName repository, InstallationId? known, CancellationToken cancellationToken) =>
        Task.FromResult(new RepositoryAccess(repository, OnResolve(repository)));

    Task IInstallations.AuthenticateAsync(InstallationId installation, CancellationToken cancellationToken) => Task.CompletedTask;

    void IInstallations.Forget()
    {
    }

    Task<IAsyncDisposable?> IBranchLocks.TryAcquireAsync(RepositoryName repository, BranchName branch, string deliveryId, CancellationToken cancellationToken)
    {
        LocksHeld += Busy.Contains(repository) ? 0 : 1;
        return Task.FromResult<IAsyncDisposable?>(Busy.Contains(repository) ? null : new Lock(this));
    }

    Task<RepositorySnapshot> IRepositoryContents.ReadAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        Reads.Add(request);
        var files = request.Source.Paths.Where(SourceFiles.ContainsKey).ToDictionary(path => path, path => SourceFiles[path], StringComparer.Ordinal);
        return Task.FromResult(new RepositorySnapshot(
            new SourceSnapshot { AtMerge = files, AtTip = files, Contents = new Dictionary<BlobId, ReadOnlyMemory<byte>>(), Hops = Hops },
            [.. request.Targets.Select(OnRead)]));
    }

    Task<Stream> IRepositoryContents.OpenBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream([1]));

    Task<IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>>> IRepositoryContents.FindOriginsAsync(
        RepositoryAccess repository, CommitSha head, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken) => Task.FromResult(Origins);

    Task<ChangeSetOutcome> ITargetRepositories.WriteAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        Writes.Add(write);
        return Task.FromResult(OnWrite(write));
    }

    Task ITargetRepositories.CommentAsync(RepositoryAccess repository, OpenPullRequest pullRequest, string comment, bool close, CancellationToken cancellationToken)
    {
        Comments.Add((pullRequest.Number, comment, close));
        return Task.CompletedTask;
    }

    Task<FinishingOutcome> ITargetRepositories.FinishAsync(PullRequestFinishing finishing, CancellationToken cancellationToken)
    {
        Finished.Add(finishing);
        return Task.FromResult(OnFinish(finishing));
    }

    Task<IReadOnlyDictionary<string, LedgerEntry>> ILedger.ReadAsync(RepositoryName repository, BranchName branch, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(Ledger);

    Task<bool> IProposals.DeclineAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken)
    {
        Declined.Add((target, pullRequest));
        return Task.FromResult(true);
    }

    Task<IReadOnlyList<WaitingDelivery>> IProposals.WakeAsync(RepositoryName target, int pullRequest, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<WaitingDelivery>>([]);

    Task IAuditLog.AppendAsync(IReadOnlyList<FileEvent> events, CancellationToken cancellationToken)
    {
        Audited.AddRange(events);
        return Task.CompletedTask;
    }

    Task IAuditLog.AppendAsync(AdminAct act, CancellationToken cancellationToken) => Task.CompletedTask;

    Task INotifications.AlertAsync(Alert alert, CancellationToken cancellationToken)
    {
        Alerts.Add(alert);
        return Task.CompletedTask;
    }

    Task IBrakes.PauseAsync(RepositoryName? source, AdminAct act, CancellationToken cancellationToken)
    {
        IsPaused = true;
        return Task.CompletedTask;
    }

    Task IBrakes.ResumeAsync(RepositoryName? source, AdminAct act, CancellationToken cancellationToken)
    {
        IsPaused = false;
        return Task.CompletedTask;
    }

    Task<Pauses> IBrakes.ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Pauses.None with { All = IsPaused });

    Task<ReleaseResult> IBrakes.ReleaseAsync(string deliveryId, AdminAct act, CancellationToken cancellationToken) => Task.FromResult(ReleaseResult.NotHeld);

    Task IDeliveryQueue.ScheduleAsync(RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        Scheduled.Add((source, notBefore));
        return Task.CompletedTask;
    }

    private sealed class Lock(DeliveryWorld world) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            world.LocksHeld--;
            return ValueTask.CompletedTask;
        }
    }

    Task<IReadOnlyList<TreeEntry>> IRepositoryTrees.ListFilesAsync(RepositoryAccess repository, string tree, Func<string, bool> isWanted, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TreeEntry>>([.. SourceFiles.Select(file => new TreeEntry(file.Key, file.Value.Mode, file.Value.Id.Value))]);

    bool IInstallationQuotas.IsScarce(InstallationId installation) => false;

    DateTimeOffset? IInstallationQuotas.ScarceUntil(InstallationId installation) => null;

    IReadOnlyList<InstallationQuota> IInstallationQuotas.Of(InstallationId installation) => [];
}

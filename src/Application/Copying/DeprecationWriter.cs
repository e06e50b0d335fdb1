using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Deprecations;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Keeps a deprecation file of the source: one commit per delivery, on the source branch.</summary>
internal sealed class DeprecationWriter(ITargetRepositories repositories, IRepositoryContents contents, TimeProvider time)
{
    private const int MaxTries = 3;

    // It is read and written whole.
    private const int MaxFileBytes = 4 * 1024 * 1024;

    /// <exception cref="FaultException">It may work later.</exception>
    public async Task<ChangeSetRecord> WriteAsync(TargetedDeprecation record, CopyJob job, RepositorySnapshot snapshot, SourceQuery source, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            if (snapshot.Targets[0] is TargetSnapshot.Unread unread)
            {
                throw new FaultException(unread.Fault);
            }

            if (snapshot.Targets[0] is not TargetSnapshot.Open open)
            {
                return Failed(record, $"{job.Merge.Repository}: {record.Update.File} cannot be updated. {((TargetSnapshot.Closed)snapshot.Targets[0]).Advice} Or switch deprecation_check off.");
            }

            var notes = record.Update.Notes.Where(note => note.IsGone != snapshot.Source.AtTip.ContainsKey(note.SourcePath)).ToList();
            var present = snapshot.Source.AtTip.GetValueOrDefault(record.Update.File);
            var (file, problem) = await ReadAsync(present, job, snapshot.Source, cancellationToken);
            if (file is null)
            {
                return Failed(record, $"{record.Update.File} in {job.Merge.Repository} cannot be kept: {problem}. Repair it, or delete it to begin anew; then replay the delivery.");
            }

            if (!file.Apply(notes, time.GetUtcNow()))
            {
                // The answer to our own commit was lost. Once others have committed too, nobody can tell.
                return job is { IsResumed: true, DryRun: false } && open.Base.IsOurs && open.Base.Message.TrimEnd() == MessageOf(record, job)
                    ? Done(record, notes, ChangeSetState.Succeeded, FileResultState.Succeeded, open.Base.Head)
                    : Done(record, notes, ChangeSetState.Unchanged, FileResultState.Unchanged, null);
            }

            if (job.DryRun)
            {
                return Done(record, notes, ChangeSetState.Succeeded, FileResultState.Succeeded, null);
            }

            switch (await repositories.WriteAsync(WriteOf(record, job, open, present, file.ToBytes()), cancellationToken))
            {
                case ChangeSetOutcome.Committed committed:
                    return Done(record, notes, ChangeSetState.Succeeded, FileResultState.Succeeded, committed.Commit);
                case ChangeSetOutcome.Refused refused:
                    return Failed(record, $"{record.Update.File} in {job.Merge.Repository} cannot be updated. {refused.Advice} Or switch deprecation_check off.");
                case ChangeSetOutcome.Moved moved when tries == MaxTries:
                    throw new FaultException(new Transient(moved.Reason));
                case ChangeSetOutcome.Moved:
                    snapshot = await contents.ReadAsync(new SnapshotRequest { Source = source, Targets = [record.Query], MaxKeptContents = job.MaxKeptContents }, cancellationToken);
                    break;
                case var unexpected:
                    throw new InvalidOperationException($"A commit cannot end as {unexpected.GetType().Name}.");
            }
        }
    }

    private async Task<(DeprecationFile? File, string? Problem)> ReadAsync(FileState? present, CopyJob job, SourceSnapshot source, CancellationToken cancellationToken)
    {
        if (present is null)
        {
            return (DeprecationFile.Read(null, out var unreadable), unreadable);
        }

        await using var stream = await new BlobCache(contents, job, source).OpenAsync(present.Id, cancellationToken);
        if (stream.Length > MaxFileBytes)
        {
            return (null, $"it is larger than {MaxFileBytes / 1024 / 1024} MB");
        }

        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return (DeprecationFile.Read(bytes, out var problem), problem);
    }

    private static TargetWrite WriteOf(TargetedDeprecation record, CopyJob job, TargetSnapshot.Open open, FileState? present, byte[] bytes) => new()
    {
        Repository = job.Source,
        Snapshot = open,
        Branch = job.Merge.Branch,
        Files =
        [
            new FileWrite(
                record.Update.Path,
                new FileState(present is { Mode: GitFileMode.Executable } ? GitFileMode.Executable : GitFileMode.Regular, BlobId.Of(bytes)),
                bytes.Length,
                present is null or { Mode: GitFileMode.Regular }),
        ],
        Contents = new Given(bytes),
        CommitMessage = MessageOf(record, job),
        Proposal = null,
    };

    private static string MessageOf(TargetedDeprecation record, CopyJob job) => $"Update {record.Update.File}\n\nFollows {job.Merge.Reference}.";

    private static ChangeSetRecord Failed(TargetedDeprecation record, string reason) =>
        new() { Key = record.Key, State = ChangeSetState.Failed, Error = reason, Files = [.. record.FailedFiles(reason)] };

    private static ChangeSetRecord Done(TargetedDeprecation record, List<DeprecationNote> notes, ChangeSetState state, FileResultState fileState, CommitSha? commit) => new()
    {
        Key = record.Key,
        State = state,
        Commit = commit,
        Files =
        [
            .. record.Files(fileState, _ => null).Select(file => notes.Any(note => note.SourcePath == file.SourcePath)
                ? file
                : file with { State = FileResultState.Skipped, Reason = "It is there again: a later change of the source branch brought it back." }),
        ],
    };

    private sealed class Given(byte[] bytes) : IFileContents
    {
        public Task<Stream> OpenAsync(BlobId blob, CancellationToken cancellationToken) => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false));
    }
}

using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Reads by GraphQL, many files at a time, and single blobs by REST where GraphQL does not carry their bytes.</summary>
internal sealed class RepositoryContents(GraphQLClient graphQL, GitHubConnections connections, AppIdentitySource identity, BlobDownloads blobs, MovedRepositories moved)
    : IRepositoryContents
{
    // From 250 pairs down to a dozen: what is still too much then is no matter of size.
    private const int MaxFailuresInARow = 4;

    public async Task<RepositorySnapshot> ReadAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        var app = await identity.GetAsync(cancellationToken);
        var (source, targets) = (new SourceAnswer(request.Source, request.MaxKeptContents, app), new TargetAnswer(request.Targets, app));
        var waiting = new Stack<SnapshotPart>(SnapshotPart.Split(request).Reverse());
        var failures = 0;
        while (waiting.TryPop(out var part))
        {
            if (part.SourcePaths.Count == 0 && part.TargetPaths.Keys.All(targets.IsMissed))
            {
                continue;
            }

            try
            {
                await ReadPartAsync(part, request, source, targets, cancellationToken);
                failures = 0;
            }
            catch (FaultException exception) when (exception.Fault is Transient && part.Pairs > 1 && (exception.InnerException is AnswerTooLargeException || ++failures <= MaxFailuresInARow))
            {
                // Long texts make GitHub run out of its ten seconds, and us of memory: ask for less at a time.
                var (first, second) = part.Halve();
                waiting.Push(second);
                waiting.Push(first);
            }
            catch (FaultException exception) when (part.SourcePaths.Count == 0)
            {
                // The trouble of one installation is that of its targets. Without the source there is nothing to copy for anybody.
                targets.Miss(part.TargetPaths.Keys, exception.Fault);
                failures = 0;
            }
        }

        return new RepositorySnapshot(source.Finish(), await WithMovedAsync(request.Targets, targets.Finish(), cancellationToken));
    }

    public Task<Stream> OpenBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken) =>
        blobs.OpenAsync(repository, blob, cancellationToken);

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>>> FindOriginsAsync(
        RepositoryAccess repository, CommitSha head, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken)
    {
        var app = await identity.GetAsync(cancellationToken);
        var found = new Dictionary<string, IReadOnlyList<CopyOrigin>>(StringComparer.Ordinal);
        foreach (var some in paths.Chunk(HistoryDocument.MaxPaths))
        {
            var document = new HistoryDocument(repository.Name, head, some);
            using var answer = await graphQL.SendAsync(repository.Installation, document.Text, document.WriteVariables, isMutation: false, cancellationToken);
            document.Collect(answer.Data, app, found);
        }

        return found;
    }

    // What an installation does not reach may have gone to another owner.
    private async Task<IReadOnlyList<TargetSnapshot>> WithMovedAsync(IReadOnlyList<TargetQuery> queries, IReadOnlyList<TargetSnapshot> targets, CancellationToken cancellationToken)
    {
        var found = new List<TargetSnapshot>(targets.Count);
        foreach (var (query, target) in queries.Zip(targets))
        {
            found.Add(target is TargetSnapshot.Closed { Identity: null } ? target with { Identity = await moved.FindAsync(query.Repository, cancellationToken) } : target);
        }

        return found;
    }

    private async Task ReadPartAsync(SnapshotPart part, SnapshotRequest request, SourceAnswer source, TargetAnswer targets, CancellationToken cancellationToken)
    {
        var permissions = (await connections.TokenAsync(part.Installation, cancellationToken)).Permissions;
        var document = SnapshotDocument.For(part, request, permissions);
        using var answer = await graphQL.SendAsync(part.Installation, document.Text, document.WriteVariables, isMutation: false, cancellationToken);

        // What is not found is null in the data, and told there; anything else makes the answer incomplete, of one target or as a whole.
        foreach (var error in answer.Errors.Where(error => error.Type != "NOT_FOUND" && !ProposalFields.IsOfDress(error)))
        {
            if (answer.FaultOf(error) is var fault && (fault is not Permanent || SnapshotDocument.TargetOf(error.Alias) is null))
            {
                throw new FaultException(fault);
            }

            targets.Miss([SnapshotDocument.TargetOf(error.Alias)!.Value], fault);
        }

        try
        {
            if (part.SourcePaths.Count > 0)
            {
                source.Add(document, answer.Data.GetProperty("source"));
            }

            foreach (var index in part.TargetPaths.Keys)
            {
                targets.Add(index, document, answer.Data, permissions);
            }
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FaultException(new Transient("GitHub's answer has another form than its documentation says."), exception);
        }
    }
}

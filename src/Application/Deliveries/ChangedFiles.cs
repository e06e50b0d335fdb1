using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>
/// What a delivery's merge changed. It is remembered for as long as the delivery waits to go on: one that finds its branch busy comes again
/// every second or two, and what it merged never changes, so GitHub is asked once.
/// </summary>
internal sealed class ChangedFiles(IPullRequests pullRequests)
{
    private const int MostRemembered = 100_000;
    private readonly Dictionary<string, IReadOnlyList<ChangedFile>> _remembered = [];
    private readonly Queue<string> _order = [];
    private int _files;

    /// <exception cref="FaultException">GitHub does not answer, or does not know the merge commit yet.</exception>
    public async Task<IReadOnlyList<ChangedFile>> ListAsync(ClaimedDelivery delivery, RepositoryAccess source, MergedPullRequest merge, Trace trace, CancellationToken cancellationToken)
    {
        if (Find(delivery.Id) is { } known)
        {
            return known;
        }

        var files = await trace.StepAsync("changed files", () => pullRequests.ListChangedFilesAsync(source, merge, cancellationToken), found => $"{found.Count} files");
        Remember(delivery.Id, files);
        return files;
    }

    /// <exception cref="FaultException">It is not merged, GitHub does not know yet, or does not answer.</exception>
    public async Task<MergedPullRequest> WithMergeCommitAsync(MergedPullRequest merge, RepositoryAccess access, Trace trace, CancellationToken cancellationToken) =>
        merge.MergeCommit is not null
            ? merge
            : merge with
            {
                MergeCommit = await trace.StepAsync(
                    "merge commit",
                    () => pullRequests.FindMergeCommitAsync(access, merge.Number!.Value, cancellationToken),
                    commit => commit.Value),
            };

    /// <summary>It is done, and will not ask again.</summary>
    public void Forget(string deliveryId)
    {
        lock (_remembered)
        {
            if (_remembered.Remove(deliveryId, out var files))
            {
                _files -= files.Count;
            }
        }
    }

    private IReadOnlyList<ChangedFile>? Find(string deliveryId)
    {
        lock (_remembered)
        {
            return _remembered.GetValueOrDefault(deliveryId);
        }
    }

    private void Remember(string deliveryId, IReadOnlyList<ChangedFile> files)
    {
        lock (_remembered)
        {
            if (!_remembered.TryAdd(deliveryId, files))
            {
                return;
            }

            _order.Enqueue(deliveryId);
            _files += files.Count;

            // The oldest are forgotten first; those that are done already only leave the line.
            while ((_files > MostRemembered || _order.Count > MostRemembered) && _order.TryDequeue(out var oldest))
            {
                if (_remembered.Remove(oldest, out var dropped))
                {
                    _files -= dropped.Count;
                }
            }
        }
    }
}

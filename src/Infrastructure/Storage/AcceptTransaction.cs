using System.Data;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Stores a group of accepts: all in one transaction, or each in one of its own when a row of theirs is the trouble.</summary>
internal sealed class AcceptTransaction(GroupContext context, WriterTurns turns)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(8);

    private readonly KnownDeliveries _known = new();
    private PlainRows<DeliveryRow>? _deliveries;
    private PlainRows<SourceStateRow>? _states;

    public async Task CommitAsync(IReadOnlyList<PendingAccept> group)
    {
        if (await TryAsync(group) is not { } exception)
        {
            return;
        }

        if (!StoreFaults.IsOfOneRow(exception))
        {
            Fail(group, exception);
            return;
        }

        // One that is alone too: what another replica stored in the meantime is known now.
        foreach (var accept in group)
        {
            if (await TryAsync([accept]) is { } own)
            {
                accept.Fail(own);
            }
        }
    }

    private static void Fail(IReadOnlyList<PendingAccept> group, Exception exception)
    {
        foreach (var accept in group)
        {
            accept.Fail(exception);
        }
    }

    /// <returns>Why nothing was stored; null when all was, and all are answered.</returns>
    private async Task<Exception?> TryAsync(IReadOnlyList<PendingAccept> group)
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            using var turn = await turns.EnterAsync(patience.Token);
            await context.UseAsync(database => StoreAsync(database, group, patience.Token), patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            return new StoreUnavailableException(exception);
        }
        catch (Exception exception)
        {
            return exception;
        }

        foreach (var accept in group)
        {
            accept.Succeed();
        }

        return null;
    }

    private async Task StoreAsync(CopierDbContext database, IReadOnlyList<PendingAccept> accepts, CancellationToken cancellationToken)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        // Replicas take their sources' places one after another, and no two of them wait for each other's rows.
        await database.LockAsync("intake", cancellationToken);
        var wanted = accepts.Where(accept => !accept.IsAbandoned).ToList();
        var group = await _known.ReadAsync(database, [.. wanted.Select(accept => accept.Delivery).OfType<NewDelivery>()], cancellationToken);
        foreach (var accept in wanted)
        {
            await accept.RunAsync(group);
        }

        await WriteAsync(group, cancellationToken);
        if (accepts.All(accept => accept.IsAbandoned))
        {
            throw new OperationCanceledException("Nobody waits for the commit.", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private async Task WriteAsync(AcceptGroup group, CancellationToken cancellationToken)
    {
        var database = group.Database;
        _deliveries ??= new PlainRows<DeliveryRow>(database.Model);
        _states ??= new PlainRows<SourceStateRow>(database.Model);
        await _deliveries.InsertAsync(database, group.AddedDeliveries, cancellationToken);
        await _states.InsertAsync(database, group.AddedStates, cancellationToken);
        await _states.UpdateAsync(database, group.ChangedStates, cancellationToken);
        // Those that were known, and are armed again.
        await database.SaveChangesAsync(cancellationToken);
    }
}

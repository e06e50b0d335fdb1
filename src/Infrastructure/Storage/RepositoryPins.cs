using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Nothing of it is kept in memory: what an operator confirms holds at once, on every replica.</summary>
internal sealed class RepositoryPins(CopierDbContexts contexts, WriterTurns turns, TimeProvider time) : IRepositoryPins
{
    public Task<IReadOnlyDictionary<RepositoryName, RepositoryPin>> FindAsync(IReadOnlyCollection<RepositoryName> configured, CancellationToken cancellationToken) =>
        StoreFaults.GuardAsync<IReadOnlyDictionary<RepositoryName, RepositoryPin>>(async () =>
        {
            await using var database = contexts.Create();
            var keys = configured.Select(StoreKey.Of).Distinct().ToList();
            var rows = await database.RepositoryPins.AsNoTracking().Where(row => keys.Contains(row.Configured)).ToListAsync(cancellationToken);
            var pins = configured.Distinct().ToDictionary(name => name, name => new RepositoryPin { Configured = name });
            foreach (var pin in rows.Select(PinOf))
            {
                // The name is told as it is asked for: people change its case.
                pins[pin.Configured] = pin with { Configured = pins[pin.Configured].Configured };
            }

            return pins;
        });

    public Task<IReadOnlyList<RepositoryPin>> FindByIdAsync(long repositoryId, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<RepositoryPin>>(async () =>
    {
        await using var database = contexts.Create();
        var rows = await database.RepositoryPins.AsNoTracking().Where(row => row.RepositoryId == repositoryId).OrderBy(row => row.Configured).ToListAsync(cancellationToken);
        return [.. rows.Select(PinOf)];
    });

    public async Task<RepositoryPin> LearnAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken) =>
        (await ChangeAsync(
            configured,
            (database, row) =>
            {
                if (PinOf(row).Judge(seen) is PinVerdict.Same or PinVerdict.Renamed && PinOf(row).LearnsFrom(seen))
                {
                    Know(row, seen);
                }
            },
            add: true,
            cancellationToken))!;

    public Task RefuseAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken) => ChangeAsync(
        configured,
        (_, row) => (row.RefusedId, row.RefusedName) = (seen.Id, seen.Name.ToString()),
        add: true,
        cancellationToken);

    public Task<RepositoryPin?> ConfirmAsync(RepositoryName configured, AdminAct act, CancellationToken cancellationToken) => ChangeAsync(
        configured,
        (database, row) =>
        {
            if (PinOf(row).Refused is { } confirmed)
            {
                Know(row, confirmed);
                (row.RefusedId, row.RefusedName, row.Since) = (null, null, time.GetUtcNow());
                database.Add(act with { Detail = $"It stands for {confirmed.Name}, number {confirmed.Id}." }, row.Since);
            }
        },
        add: false,
        cancellationToken);

    private Task<RepositoryPin?> ChangeAsync(RepositoryName configured, Action<CopierDbContext, RepositoryPinRow> change, bool add, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var key = StoreKey.Of(configured);
        await database.LockAsync($"pin {key}", cancellationToken);
        var row = await database.RepositoryPins.SingleOrDefaultAsync(row => row.Configured == key, cancellationToken);
        if (row is null && !add)
        {
            return null;
        }

        if (row is null)
        {
            row = new RepositoryPinRow { Configured = key, DisplayName = configured.ToString(), Since = time.GetUtcNow() };
            database.RepositoryPins.Add(row);
        }

        change(database, row);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return PinOf(row);
    });

    private static void Know(RepositoryPinRow row, RepositoryIdentity seen) => (row.RepositoryId, row.Name) = (seen.Id, seen.Name.ToString());

    private static RepositoryPin PinOf(RepositoryPinRow row) => new()
    {
        Configured = RepositoryName.Parse(row.DisplayName),
        Known = IdentityOf(row.RepositoryId, row.Name),
        Refused = IdentityOf(row.RefusedId, row.RefusedName),
    };

    private static RepositoryIdentity? IdentityOf(long? id, string? name) =>
        id is { } number && RepositoryName.TryParse(name, out var known) ? new RepositoryIdentity(number, known) : null;
}

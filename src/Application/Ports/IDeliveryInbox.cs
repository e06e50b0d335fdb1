using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Takes deliveries in, once each. What it has answered survives a crash.</summary>
public interface IDeliveryInbox
{
    /// <summary>Runs <paramref name="work"/> in one transaction; on SQLite one at a time, since it has a single writer.</summary>
    /// <param name="delivery">The one that the work accepts.</param>
    /// <param name="work">It may be run again in another transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be written.</exception>
    Task<T> InTransactionAsync<T>(NewDelivery delivery, Func<Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Stores something and takes it away again, as proof that deliveries can be stored.</summary>
    /// <exception cref="StoreUnavailableException">They cannot.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Stores the delivery of the transaction, unless it, or its merge, is known.</summary>
    Task<Acceptance> AcceptAsync(NewDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Takes the source's next free place within its rate: now, or later when the minute is full.</summary>
    /// <returns>The moment before which the delivery must not start; null for now.</returns>
    Task<DateTimeOffset?> TakeSlotAsync(string deliveryId, RepositoryName source, int perMinute, CancellationToken cancellationToken);
}

/// <summary>A delivery to store.</summary>
public sealed record NewDelivery
{
    /// <summary>GitHub's delivery GUID, or an id of ours.</summary>
    public required string Id { get; init; }

    public required DeliveryKind Kind { get; init; }

    public required MergedPullRequest PullRequest { get; init; }

    public bool DryRun { get; init; }

    /// <summary>The span that it is made in, unless another is named; its runs hang below it.</summary>
    public string? TraceParent { get; init; } = Spans.Here;

    /// <summary>The request that it is made in, unless another is named; its lines in the log carry it.</summary>
    public string? RequestId { get; init; } = CurrentRequest.Id;

    /// <summary>Whose doing it is, for the audit; null for what GitHub told. The delivery's id is filled in.</summary>
    public AdminAct? Act { get; init; }
}

/// <summary>What the inbox did.</summary>
/// <param name="Id">The delivery: the new one, or the one that was known.</param>
/// <param name="Result">New, known, or armed again.</param>
/// <param name="NotBefore">When it may start.</param>
/// <param name="IsDeferred">The source is over its rate.</param>
public sealed record Acceptance(string Id, AcceptanceResult Result, DateTimeOffset NotBefore, bool IsDeferred = false)
    : IDeferrable<Acceptance>
{
    public bool IsNew => Result == AcceptanceResult.Accepted;

    public Acceptance DeferredUntil(DateTimeOffset later) => this with { NotBefore = later, IsDeferred = true };
}

/// <summary>An answer that may be put off by its source's rate.</summary>
/// <typeparam name="T">The answer itself.</typeparam>
public interface IDeferrable<out T>
{
    string Id { get; }

    /// <summary>Only what is new takes a place within the rate.</summary>
    bool IsNew { get; }

    T DeferredUntil(DateTimeOffset later);
}

public enum AcceptanceResult
{
    Accepted,
    Rearmed,
    Duplicate,
}

/// <summary>The database does not answer; nothing was accepted.</summary>
public sealed class StoreUnavailableException(Exception inner) : Exception("The store is unavailable.", inner);

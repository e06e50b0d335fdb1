using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>
/// Does many merges again, each once: the newest delivery of each merge among those that match. Dry runs are never done for real so, and a failure
/// that a later delivery of its merge has replaced is no failure any more.
/// </summary>
/// <param name="Source">Only this source's; null for all that the caller may see.</param>
/// <param name="State">Only those that ended so; null for all that failed, wholly or partly.</param>
/// <param name="Since">Received from this moment on.</param>
/// <param name="Until">Received before this moment.</param>
/// <param name="Scope">The sources that the caller may steer; null for all.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record ReplayDeliveries(
    RepositoryName? Source, DeliveryState? State, DateTimeOffset? Since, DateTimeOffset? Until, IReadOnlyList<RepositoryName>? Scope, string By) : IRequest<ManyReplayed>
{
    /// <summary>How many one call replays.</summary>
    public const int Limit = 1000;
}

/// <param name="Ids">The deliveries that do the replays, those of the oldest merges first.</param>
/// <param name="HasMore">More match than one call replays: call again with <c>until</c> set to <paramref name="Oldest"/>.</param>
/// <param name="Oldest">Since when all that match are replayed, to the millisecond in which the oldest was received; null when none is.</param>
public sealed record ManyReplayed(IReadOnlyList<string> Ids, bool HasMore, DateTimeOffset? Oldest)
{
    /// <summary>Why replays of some were not accepted, and how to ask for the rest; null when all were.</summary>
    public string? Interruption { get; init; }
}

internal sealed class ReplayDeliveriesValidator : AbstractValidator<ReplayDeliveries>
{
    private static readonly DeliveryState[] _ended = [DeliveryState.Failed, DeliveryState.PartiallyFailed, DeliveryState.Succeeded, DeliveryState.Declined];

    public ReplayDeliveriesValidator()
    {
        RuleFor(request => request.State).Must(state => state is null || _ended.Contains(state.Value))
            .WithMessage("state must be failed, partially_failed, succeeded or declined: what has not ended goes on by itself.").OverridePropertyName("state");
        RuleFor(request => request).Must(request => request.Since is null || request.Until is null || request.Since < request.Until)
            .WithMessage("until must be later than since.").OverridePropertyName("until");
    }
}

internal sealed class ReplayDeliveriesHandler(IDeliveryHistory history, IMediator mediator) : IRequestHandler<ReplayDeliveries, ManyReplayed>
{
    public async Task<ManyReplayed> Handle(ReplayDeliveries request, CancellationToken cancellationToken)
    {
        var found = await MergesToReplay.FindAsync(history, request, cancellationToken);
        var ids = new List<string>(found.Deliveries.Count);
        foreach (var delivery in found.Deliveries)
        {
            try
            {
                if (await mediator.Send(new ReplayDelivery(delivery.Id, false, _ => true, request.By), cancellationToken) is { } id)
                {
                    ids.Add(id);
                }
            }
            catch (Exception exception) when (exception is StoreUnavailableException or ServiceStoppingException && ids.Count > 0)
            {
                return new ManyReplayed(ids, true, null)
                {
                    Interruption = $"{ids.Count} of {found.Deliveries.Count} replays were accepted, those of the oldest merges; then this replica could not go on: {exception.Message} "
                        + $"Replay the rest with since set to {MergesToReplay.Millisecond(delivery):yyyy-MM-ddTHH:mm:ss.fffZ}.",
                };
            }
        }

        return new ManyReplayed(ids, found.HasMore, found.Deliveries is [var oldest, ..] ? MergesToReplay.Millisecond(oldest) : null);
    }
}

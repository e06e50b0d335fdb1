using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Does many merges again, each once: the newest delivery of each merge among those that match.</summary>
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
/// <param name="HasMore">More match than one call replays: call again with an earlier <c>until</c>.</param>
/// <param name="Oldest">When the oldest that is replayed was received; null when none is.</param>
public sealed record ManyReplayed(IReadOnlyList<string> Ids, bool HasMore, DateTimeOffset? Oldest);

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
    private const int PageSize = 200;

    public async Task<ManyReplayed> Handle(ReplayDeliveries request, CancellationToken cancellationToken)
    {
        var found = new List<DeliverySummary>();
        foreach (var state in request.State is { } wanted ? [wanted] : new[] { DeliveryState.Failed, DeliveryState.PartiallyFailed })
        {
            found.AddRange(await FindAsync(request, state, cancellationToken));
        }

        // What failed again when it was replayed is one merge all the same.
        var newest = found.OrderByDescending(delivery => delivery.ReceivedAt).DistinctBy(delivery => delivery.PullRequest.MergeKey).ToList();
        var replayed = newest.Take(ReplayDeliveries.Limit).Reverse().ToList();
        var ids = new List<string>(replayed.Count);
        foreach (var delivery in replayed)
        {
            if (await mediator.Send(new ReplayDelivery(delivery.Id, false, _ => true, request.By), cancellationToken) is { } id)
            {
                ids.Add(id);
            }
        }

        return new ManyReplayed(ids, newest.Count > replayed.Count, replayed.FirstOrDefault()?.ReceivedAt);
    }

    private async Task<IReadOnlyList<DeliverySummary>> FindAsync(ReplayDeliveries request, DeliveryState state, CancellationToken cancellationToken)
    {
        var found = new List<DeliverySummary>();
        DeliveryCursor? cursor = null;
        do
        {
            var filter = new DeliveryFilter(request.Source, state, PageSize, cursor, request.Scope) { Since = request.Since, Until = request.Until };
            var page = await history.ListAsync(filter, cancellationToken);
            found.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null && found.Count <= ReplayDeliveries.Limit);
        return found;
    }
}

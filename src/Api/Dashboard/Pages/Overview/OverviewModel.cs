using ExamplesCopier.Application.Brakes;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Api.Dashboard.Pages.Overview;

/// <summary>What the overview shows.</summary>
public sealed record OverviewModel
{
    private const int UnresolvedShown = 10;

    public required HealthReport Health { get; init; }

    public required QueueStatus Queue { get; init; }

    public required IReadOnlyList<SourceOverview> Sources { get; init; }

    public required IReadOnlyDictionary<RepositoryName, RecentActivity> Activity { get; init; }

    public required UnresolvedPage Unresolved { get; init; }

    /// <summary>Null for keys that are confined to sources.</summary>
    public required InstallationsSeen? Installations { get; init; }

    public required bool IsPaused { get; init; }

    public required DateTimeOffset Now { get; init; }

    public int Waiting => DeliveryStates.Unfinished.Sum(state => Queue.Depth.GetValueOrDefault(state));

    public int Held => Queue.Depth.GetValueOrDefault(DeliveryState.Held);

    public int Today => Activity.Values.SelectMany(source => source.Hours).Sum(hour => hour.Succeeded + hour.Failed + hour.Open);

    public int FailedToday => Activity.Values.SelectMany(source => source.Hours).Sum(hour => hour.Failed);

    public IReadOnlyList<Concern> Concerns => Concern.Of(Health, Queue, IsPaused, Installations, Now);

    public RecentActivity? ActivityOf(RepositoryName source) => Activity.GetValueOrDefault(source);

    /// <param name="mediator">Where the answers are.</param>
    /// <param name="maySee">The sources that the reader may see.</param>
    /// <param name="visible">The same as a list, for a confined key; null for one that may see all.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<OverviewModel> ReadAsync(
        IMediator mediator, Func<RepositoryName, bool> maySee, IReadOnlyList<RepositoryName>? visible, TimeProvider time, CancellationToken cancellationToken)
    {
        var health = await mediator.Send(new GetHealth(), cancellationToken);
        return new OverviewModel
        {
            // Files name sources of others.
            Health = visible is null ? health : health with { ConfigurationProblems = [] },
            Queue = await mediator.Send(new GetQueue(visible), cancellationToken),
            Sources = await mediator.Send(new ListSources(maySee), cancellationToken),
            Activity = (await mediator.Send(new GetActivity(maySee), cancellationToken)).ToDictionary(activity => activity.Source),
            Unresolved = await mediator.Send(new ListUnresolved(UnresolvedShown, null, visible), cancellationToken),
            Installations = visible is null ? await mediator.Send(new SeeInstallations(), cancellationToken) : null,
            IsPaused = (await mediator.Send(new GetPauses(), cancellationToken)).All,
            Now = time.GetUtcNow(),
        };
    }
}

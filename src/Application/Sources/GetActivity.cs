using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>What came in the last 24 hours, hour by hour, of every source that is configured or was ever heard of and that the caller may see.</summary>
public sealed record GetActivity(Func<RepositoryName, bool> Visible) : IRequest<IReadOnlyList<RecentActivity>>
{
    /// <summary>How many hours are told, the one that is not over yet among them.</summary>
    public const int Hours = 24;
}

/// <param name="Source">The source.</param>
/// <param name="Hours">All 24, the oldest first.</param>
public sealed record RecentActivity(RepositoryName Source, IReadOnlyList<ActivityHour> Hours);

/// <summary>The deliveries that were received in one hour, by what has become of them since; dry runs and what was ignored do not count.</summary>
/// <param name="From">Its begin, a whole hour in UTC.</param>
/// <param name="Succeeded">Finished without failure.</param>
/// <param name="Failed">Failed, wholly or partly.</param>
/// <param name="Open">Not finished, or held.</param>
public sealed record ActivityHour(DateTimeOffset From, int Succeeded, int Failed, int Open);

internal sealed class GetActivityHandler(IHourlyCounts hourly, IMediator mediator, TimeProvider time) : IRequestHandler<GetActivity, IReadOnlyList<RecentActivity>>
{
    public async Task<IReadOnlyList<RecentActivity>> Handle(GetActivity request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var from = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero).AddHours(1 - GetActivity.Hours);
        var sources = await mediator.Send(new ListKnownSources(request.Visible), cancellationToken);
        var counts = (await hourly.ReadAsync(from, cancellationToken)).ToDictionary(count => (count.Source, count.Hour));
        return [.. sources.Select(source => new RecentActivity(source, [.. Enumerable.Range(0, GetActivity.Hours).Select(hour => Of(source, hour))]))];

        ActivityHour Of(RepositoryName source, int hour) => counts.GetValueOrDefault((source, hour)) is { } count
            ? new ActivityHour(from.AddHours(hour), count.Succeeded, count.Failed, count.Open)
            : new ActivityHour(from.AddHours(hour), 0, 0, 0);
    }
}

using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using MediatR;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>More merges than one call replays, and calls that do not come to their end.</summary>
public sealed class ReplayDeliveriesTests
{
    private static readonly DateTimeOffset _first = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly History _history = new();
    private readonly Replays _replays = new();

    [Fact]
    public async Task Calls_in_a_row_replay_every_merge_once_wherever_one_ends()
    {
        // Some are received within one millisecond, and every third merge failed twice.
        for (var i = 0; i < 2500; i++)
        {
            var at = _first.AddTicks(i * 3_333L);
            _history.Add($"d{i:0000}", i + 1, at, i % 2 == 0 ? DeliveryState.Failed : DeliveryState.PartiallyFailed);
            if (i % 3 == 0)
            {
                _history.Add($"e{i:0000}", i + 1, at.AddTicks(1), DeliveryState.Failed);
            }
        }

        DateTimeOffset? until = null;
        ManyReplayed replayed;
        var calls = 0;
        do
        {
            replayed = await ReplayAsync(until);
            until = replayed.Oldest;
            calls++;
        }
        while (replayed.HasMore);

        calls.Should().Be(3);
        replayed.Interruption.Should().BeNull();
        _replays.Repeated.Should().HaveCount(2500);
        _replays.Repeated.Select(id => int.Parse(id[1..], System.Globalization.CultureInfo.InvariantCulture)).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_store_that_fails_midway_is_told_with_what_was_accepted()
    {
        for (var i = 0; i < 5; i++)
        {
            _history.Add($"d{i}", i + 1, _first.AddSeconds(i), DeliveryState.Failed);
        }

        _replays.FailAfter = 2;

        var replayed = await ReplayAsync(null);

        _replays.Repeated.Should().Equal("d0", "d1");
        replayed.Ids.Should().HaveCount(2);
        replayed.Interruption.Should().Contain("2 of 5 replays were accepted").And.Contain("since set to 2026-03-01T12:00:02.000Z");
    }

    [Fact]
    public async Task A_store_that_fails_at_once_accepted_nothing()
    {
        _history.Add("d0", 1, _first, DeliveryState.Failed);
        _replays.FailAfter = 0;

        await FluentActions.Awaiting(() => ReplayAsync(null)).Should().ThrowAsync<StoreUnavailableException>();
    }

    private Task<ManyReplayed> ReplayAsync(DateTimeOffset? until) =>
        new ReplayDeliveriesHandler(_history, _replays).Handle(new ReplayDeliveries(null, null, null, until, null, "ops"), TestContext.Current.CancellationToken);

    private sealed class History : IDeliveryHistory
    {
        private readonly List<DeliverySummary> _all = [];

        public void Add(string id, int number, DateTimeOffset at, DeliveryState state) => _all.Add(new DeliverySummary
        {
            Id = id,
            Kind = DeliveryKind.Webhook,
            PullRequest = Given.Merge(number),
            State = state,
            Attempts = 1,
            ReceivedAt = at,
            DryRun = false,
            Files = FileCounts.None,
            ChangeSets = [],
            Requests = 0,
        });

        public Task<DeliveryPage> ListAsync(DeliveryFilter filter, CancellationToken cancellationToken)
        {
            filter.OnlyStanding.Should().BeTrue();
            var rows = _all
                .Where(row => row.State == filter.State && (filter.Until is null || row.ReceivedAt < filter.Until) && (filter.Before is not { } cursor || row.ReceivedAt < cursor.ReceivedAt))
                .OrderByDescending(row => row.ReceivedAt)
                .ToList();
            var page = rows.Take(filter.Limit).ToList();
            return Task.FromResult(new DeliveryPage(page, rows.Count > page.Count ? new DeliveryCursor(page[^1].ReceivedAt, page[^1].Id) : null));
        }

        public Task<DeliveryDetails?> FindAsync(string deliveryId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<UnresolvedPage> ListUnresolvedAsync(int limit, DeliveryCursor? before, IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<RepositoryName>> SourcesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<QueueLengths> QueueLengthsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>Accepts replays, as many as it can.</summary>
    private sealed class Replays : IMediator
    {
        public List<string> Repeated { get; } = [];

        public int FailAfter { get; set; } = int.MaxValue;

        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
        {
            if (Repeated.Count >= FailAfter)
            {
                throw new StoreUnavailableException(new IOException("gone"));
            }

            Repeated.Add(((ReplayDelivery)(object)request).DeliveryId);
            return Task.FromResult((TResponse)(object)$"replay of {Repeated[^1]}");
        }

        public Task<object> Send(object request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Publish(object notification, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
            where TNotification : INotification => throw new NotSupportedException();
    }
}

using System.Threading.Channels;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class LeaseTests
{
    private static readonly TimeSpan _tick = Leases.Length / 3;
    private readonly FakeTimeProvider _time = new();
    private readonly RenewalStore _store = new();

    [Fact]
    public async Task Is_renewed_three_times_within_its_length()
    {
        await using var lease = Keep(TestContext.Current.CancellationToken);
        for (var i = 0; i < 6; i++)
        {
            await TickAsync(() => true);
        }

        lease.Lost.IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public async Task Is_lost_when_the_delivery_is_anothers()
    {
        await using var lease = Keep(TestContext.Current.CancellationToken);
        await TickAsync(() => false);

        await LostAsync(lease);
    }

    [Fact]
    public async Task Outlives_a_store_that_does_not_answer_once_or_twice()
    {
        await using var lease = Keep(TestContext.Current.CancellationToken);
        await TickAsync(Unavailable);
        await TickAsync(Unavailable);
        await TickAsync(() => true);
        await TickAsync(Unavailable);
        await TickAsync(Unavailable);
        await TickAsync(() => true);

        lease.Lost.IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public async Task Is_lost_when_the_store_does_not_answer_for_its_whole_length()
    {
        await using var lease = Keep(TestContext.Current.CancellationToken);
        await TickAsync(() => true);
        await TickAsync(Unavailable);
        await TickAsync(Unavailable);
        lease.Lost.IsCancellationRequested.Should().BeFalse();
        await TickAsync(Unavailable);

        await LostAsync(lease);
    }

    [Fact]
    public async Task Is_lost_when_the_process_stops()
    {
        using var stopping = new CancellationTokenSource();
        await using var lease = Keep(stopping.Token);
        await stopping.CancelAsync();

        lease.Lost.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public async Task Ends_with_the_work()
    {
        var lease = Keep(TestContext.Current.CancellationToken);
        await lease.DisposeAsync();
        _time.Advance(Leases.Length);

        _store.Asked.Should().Be(0);
    }

    private static bool Unavailable() => throw new StoreUnavailableException(new IOException("disk"));

    private static async Task LostAsync(Lease lease)
    {
        var lost = new TaskCompletionSource();
        await using var registration = lease.Lost.Register(lost.SetResult);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private Lease Keep(CancellationToken stopping) => new(_store, "d", _time, stopping);

    private async Task TickAsync(Func<bool> answer)
    {
        await _store.Answers.Writer.WriteAsync(answer, TestContext.Current.CancellationToken);
        _time.Advance(_tick);
        await _store.Done.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    /// <summary>Renews as it is told to.</summary>
    private sealed class RenewalStore : IDeliveryStore
    {
        public Channel<Func<bool>> Answers { get; } = Channel.CreateUnbounded<Func<bool>>();

        public Channel<bool> Done { get; } = Channel.CreateUnbounded<bool>();

        public int Asked { get; private set; }

        public async Task<bool> RenewAsync(string deliveryId, CancellationToken cancellationToken)
        {
            Asked++;
            var answer = await Answers.Reader.ReadAsync(cancellationToken);
            try
            {
                return answer();
            }
            finally
            {
                await Done.Writer.WriteAsync(true, cancellationToken);
            }
        }

        public Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SaveAsync(string deliveryId, ChangeSetRecord changeSet, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task SettleAsync(string deliveryId, DeliverySettlement settlement, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(RepositoryName? source, DateTimeOffset dueBefore, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}

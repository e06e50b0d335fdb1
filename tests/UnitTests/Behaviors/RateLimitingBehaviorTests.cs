using ExamplesCopier.Application.Behaviors;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Behaviors;

public sealed class RateLimitingBehaviorTests : IDeliveryInbox
{
    private static readonly DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly List<string> _done = [];
    private DateTimeOffset? _slot;

    [Fact]
    public async Task A_new_delivery_takes_its_place_in_the_transaction_that_stores_it()
    {
        (await HandleAsync(AcceptanceResult.Accepted, 5)).IsDeferred.Should().BeFalse();

        _done.Should().Equal("begin", "store", "take guid of acme/code-examples at 5", "commit");
    }

    [Fact]
    public async Task One_over_the_rate_is_deferred_to_its_place()
    {
        _slot = _now.AddSeconds(40);

        (await HandleAsync(AcceptanceResult.Accepted, 5)).Should().BeEquivalentTo(new { IsDeferred = true, NotBefore = _slot });
    }

    [Theory]
    [InlineData(AcceptanceResult.Duplicate, 5)]
    [InlineData(AcceptanceResult.Rearmed, 5)]
    [InlineData(AcceptanceResult.Accepted, null)]
    public async Task Duplicates_those_armed_again_and_those_without_a_rate_take_no_place(AcceptanceResult result, int? perMinute)
    {
        _slot = _now.AddSeconds(40);

        (await HandleAsync(result, perMinute)).IsDeferred.Should().BeFalse();
        _done.Should().Equal("begin", "store", "commit");
    }

    public async Task<T> InTransactionAsync<T>(NewDelivery delivery, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        _done.Add("begin");
        var result = await work();
        _done.Add("commit");
        return result;
    }

    Task IDeliveryInbox.CheckAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Acceptance> AcceptAsync(NewDelivery delivery, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DateTimeOffset?> TakeSlotAsync(string deliveryId, RepositoryName source, int perMinute, CancellationToken cancellationToken)
    {
        _done.Add($"take {deliveryId} of {source} at {perMinute}");
        return Task.FromResult(_slot);
    }

    private Task<Acceptance> HandleAsync(AcceptanceResult result, int? perMinute)
    {
        var request = new AcceptDelivery(new NewDelivery { Id = "guid", Kind = DeliveryKind.Webhook, PullRequest = Given.Merge() }, perMinute);
        return new RateLimitingBehavior<AcceptDelivery, Acceptance>(this).Handle(request, TestContext.Current.CancellationToken, () =>
        {
            _done.Add("store");
            return Task.FromResult(new Acceptance("guid", result, _now));
        });
    }
}

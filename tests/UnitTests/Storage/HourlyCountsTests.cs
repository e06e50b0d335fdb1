using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class HourlyCountsTests(Store store)
{
    private static readonly RepositoryName _one = RepositoryName.Parse("acme/one");
    private static readonly RepositoryName _two = RepositoryName.Parse("acme/two");
    private int _number;

    [Fact]
    public async Task Each_delivery_counts_in_the_hour_in_which_it_came_by_what_became_of_it()
    {
        var from = store.Time.GetUtcNow();
        await EndedAsync(_one, DeliveryState.Succeeded);
        await EndedAsync(_one, DeliveryState.Declined);
        await EndedAsync(_one, DeliveryState.PartiallyFailed);
        await EndedAsync(_two, DeliveryState.Failed);
        store.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        await EndedAsync(_one, DeliveryState.Succeeded);
        store.Time.Advance(TimeSpan.FromTicks(1));
        await EndedAsync(_one, DeliveryState.Held);
        await store.AcceptAsync(New(_one));
        await EndedAsync(_one, DeliveryState.Ignored);
        await EndedAsync(_one, DeliveryState.Succeeded, dryRun: true);

        (await ReadAsync(from)).Should().BeEquivalentTo(
            [new ReceivedInHour(_one, 0, 3, 1, 0), new ReceivedInHour(_two, 0, 0, 1, 0), new ReceivedInHour(_one, 1, 0, 0, 2)]);
        (await ReadAsync(from.AddHours(1))).Should().Equal(new ReceivedInHour(_one, 0, 0, 0, 2));
    }

    private NewDelivery New(RepositoryName source) => Delivery($"hourly-{++_number}") with { PullRequest = Given.Merge(_number, source.ToString()) };

    private async Task EndedAsync(RepositoryName source, DeliveryState state, bool dryRun = false)
    {
        var delivery = New(source) with { DryRun = dryRun };
        await store.AcceptAsync(delivery);
        await store.FinishAsync(delivery.Id, state);
    }

    private Task<IReadOnlyList<ReceivedInHour>> ReadAsync(DateTimeOffset from) =>
        store.Process.GetRequiredService<IHourlyCounts>().ReadAsync(from, TestContext.Current.CancellationToken);
}

public sealed class HourlyCountsOnSqliteTests(StoreOnDisk store) : HourlyCountsTests(store), IClassFixture<StoreOnDisk>;

public sealed class HourlyCountsOnPostgresTests(StoreOnPostgres store) : HourlyCountsTests(store.Required()), IClassFixture<StoreOnPostgres>;

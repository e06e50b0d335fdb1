using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>A damaged row is failed in words, and hinders nobody.</summary>
public sealed class UnreadableRowTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
{
    private static int _last;
    private readonly int _number = Interlocked.Add(ref _last, 10);

    public static TheoryData<string> Damages =>
    [
        "SourceRepo = 'not a repository'",
        "SourceRepo = ''",
        "Branch = '..'",
        "MergeCommit = 'main'",
        "Unmatched = '[1'",
        "Kind = 99, SourceRepo = 'x'",
        "ReceivedAt = -5, Branch = ''",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Id => $"damaged-{_number}";

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task It_is_failed_by_whoever_meets_it_and_the_others_go_on(string damage)
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.AcceptAsync(Delivery($"{Id}-healthy", _number + 1));
        await DamageAsync(damage);

        var waiting = await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), Token);
        var claim = await store.Deliveries.ClaimAsync(Id, Token);

        waiting.Should().Contain(delivery => delivery.Id == $"{Id}-healthy");
        claim.Should().BeNull();
        await using var database = store.Database();
        var row = await database.Deliveries.Where(row => row.Id == Id).Select(row => new { row.State, row.Error, row.LeaseUntil }).SingleAsync(Token);
        row.State.Should().Be(DeliveryState.Failed);
        row.Error.Should().StartWith("What is stored of this delivery cannot be read:");
        row.LeaseUntil.Should().BeNull();
        store.Alerts.Alerts.Should().ContainSingle(alert => alert.Kind == AlertKind.Upload && alert.Message.Contains($"(delivery {Id})"));
        (await store.Deliveries.ClaimAsync($"{Id}-healthy", Token)).Should().NotBeNull();
        await DamageAsync("Unmatched = '[]'");
    }

    [Theory]
    [InlineData("SourceRepo = 'not a repository'")]
    [InlineData("Branch = '..', MergeCommit = 'main'")]
    [InlineData("Kind = 99")]
    [InlineData("State = 99")]
    [InlineData("ReceivedAt = -5")]
    [InlineData("NotBefore = 9223372036854775807")]
    public async Task Lists_and_totals_show_it_beside_the_others(string damage)
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.AcceptAsync(Delivery($"{Id}-healthy", _number + 1));
        await DamageAsync(damage);

        var page = await store.History.ListAsync(new DeliveryFilter(null, null, 200, null, null), Token);

        page.Items.Select(delivery => delivery.Id).Should().Contain([Id, $"{Id}-healthy"]);
        (await store.Totals.TotalsAsync(Token)).Should().NotBeEmpty();
        (await store.History.QueueLengthsAsync(Token)).ChangeSets.Should().BePositive();
    }

    [Fact]
    public async Task A_state_that_is_not_known_is_left_alone()
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await DamageAsync("State = 99");

        (await store.Deliveries.ClaimAsync(Id, Token)).Should().BeNull();
        (await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), Token)).Should().NotContain(delivery => delivery.Id == Id);
    }

    private async Task DamageAsync(string damage)
    {
        await using var database = store.Database();
        var statement = $"UPDATE deliveries SET {damage} WHERE Id = '{Id}'";
        (await database.Database.ExecuteSqlRawAsync(statement, Token)).Should().Be(1);
    }
}

using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class BrakesTests : IAsyncLifetime
{
    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static RepositoryName Source => Given.Merge(1).Repository;

    private static AdminAct Act(AuditAction action) => new(action, "ops");

    private IBrakes Brakes => _store.Process.GetRequiredService<IBrakes>();

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_paused_delivery_is_neither_claimed_nor_waited_for(bool all)
    {
        await _store.AcceptAsync(StoreOnDisk.Delivery("one"));
        await Brakes.PauseAsync(all ? null : Source, Act(AuditAction.Paused), Token);
        await Brakes.PauseAsync(all ? null : Source, Act(AuditAction.Paused), Token);

        (await _store.Deliveries.ClaimAsync("one", Token)).Should().BeNull();
        (await _store.Deliveries.ListWaitingAsync(null, _store.Time.GetUtcNow(), Token)).Should().BeEmpty();
        (await Brakes.ReadAsync(Token)).Hold(Source).Should().BeTrue();

        await Brakes.ResumeAsync(all ? Source : null, Act(AuditAction.Resumed), Token);
        (await _store.Deliveries.ClaimAsync("one", Token)).Should().BeNull("the other pause still holds");

        await Brakes.ResumeAsync(all ? null : Source, Act(AuditAction.Resumed), Token);
        (await _store.Deliveries.ListWaitingAsync(null, _store.Time.GetUtcNow(), Token)).Should().ContainSingle();
        (await _store.Deliveries.ClaimAsync("one", Token)).Should().BeEquivalentTo(new { Attempts = 0, IsResumed = false });
    }

    [Fact]
    public async Task A_pause_is_of_one_source_whatever_the_case_of_its_letters()
    {
        await Brakes.PauseAsync(RepositoryName.Parse(Source.ToString().ToUpperInvariant()), Act(AuditAction.Paused), Token);

        var pauses = await Brakes.ReadAsync(Token);

        pauses.Hold(Source).Should().BeTrue();
        pauses.Hold(RepositoryName.Parse("acme/other")).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_released_is_due_with_all_its_attempts_and_stays_released()
    {
        await _store.AcceptAsync(StoreOnDisk.Delivery("one"));
        (await Brakes.ReleaseAsync("one", Act(AuditAction.DeliveryReleased), Token)).Should().Be(ReleaseResult.NotHeld);
        await _store.FinishAsync("one", DeliveryState.Held);

        (await Brakes.ReleaseAsync("one", Act(AuditAction.DeliveryReleased), Token)).Should().Be(ReleaseResult.Released);
        (await Brakes.ReleaseAsync("one", Act(AuditAction.DeliveryReleased), Token)).Should().Be(ReleaseResult.ReleasedBefore);
        (await Brakes.ReleaseAsync("unknown", Act(AuditAction.DeliveryReleased), Token)).Should().Be(ReleaseResult.NotHeld);

        (await _store.Deliveries.ClaimAsync("one", Token)).Should().BeEquivalentTo(new { IsReleased = true, Attempts = 0, IsResumed = true });
    }

    [Fact]
    public async Task What_a_person_takes_up_again_has_all_its_time_to_wait_for_what_is_down()
    {
        await _store.AcceptAsync(StoreOnDisk.Delivery("held"));
        await _store.AcceptAsync(StoreOnDisk.Delivery("paused", 2));
        await _store.AcceptAsync(StoreOnDisk.Delivery("failed", 3));
        _store.Time.Advance(TimeSpan.FromHours(1));
        (await TriedSinceAsync("paused")).Should().Be(_store.Time.GetUtcNow(), "it was not tried before");
        _store.Time.Advance(TimeSpan.FromHours(1));
        (await TriedSinceAsync("paused")).Should().Be(_store.Time.GetUtcNow().AddHours(-1), "a fault does not begin it anew");

        await Brakes.PauseAsync(Source, Act(AuditAction.Paused), Token);
        _store.Time.Advance(TimeSpan.FromDays(4));
        await Brakes.ResumeAsync(Source, Act(AuditAction.Resumed), Token);
        (await TriedSinceAsync("paused")).Should().Be(_store.Time.GetUtcNow());

        await _store.FinishAsync("held", DeliveryState.Held);
        await _store.FinishAsync("failed", DeliveryState.Failed);
        _store.Time.Advance(TimeSpan.FromDays(4));
        await Brakes.ReleaseAsync("held", Act(AuditAction.DeliveryReleased), Token);
        await _store.AcceptAsync(StoreOnDisk.Delivery("failed", 3));
        (await TriedSinceAsync("held")).Should().Be(_store.Time.GetUtcNow());
        (await TriedSinceAsync("failed")).Should().Be(_store.Time.GetUtcNow());
    }

    private async Task<DateTimeOffset> TriedSinceAsync(string id)
    {
        var claim = await _store.Deliveries.ClaimAsync(id, Token);
        await _store.Deliveries.SettleAsync(
            id, new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 0, NotBefore = _store.Time.GetUtcNow() }, Token);
        return claim!.TriedSince;
    }
}

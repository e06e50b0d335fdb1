using System.Text;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>A state and its event in the audit are kept together or not at all. Here the database refuses events.</summary>
public sealed class AuditTransactionTests : IAsyncLifetime
{
    private static readonly RepositoryName _source = Given.Merge(1).Repository;
    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_change_set_is_not_kept_without_its_events()
    {
        await _store.AcceptAsync(StoreOnDisk.Delivery("one"));
        await _store.Deliveries.ClaimAsync("one", Token);
        var set = new ChangeSetRecord
        {
            Key = new ChangeSetKey(RepositoryName.Parse("acme/docs"), BranchName.Main, Arrival.Commit, "go"),
            State = ChangeSetState.Succeeded,
            Files = [new FileResult("a", "go", "b", FileAction.Write, FileResultState.Succeeded)],
            Audit = new ChangeSetAudit(Given.Commit('1'), "v", TimeSpan.Zero, new Dictionary<string, long>()),
        };

        await IsRefusedAsync(() => _store.Deliveries.SaveAsync("one", set, Token));
        (await _store.DetailsAsync("one")).ChangeSets.Should().BeEmpty();

        await AllowAsync();
        await _store.Deliveries.SaveAsync("one", set, Token);
        (await _store.DetailsAsync("one")).ChangeSets.Should().ContainSingle();
        (await EventsAsync()).Should().Equal(AuditAction.FileWritten);
    }

    [Fact]
    public async Task A_switch_is_not_kept_without_its_event()
    {
        var switches = _store.Process.GetRequiredService<ISourceSwitches>();

        await IsRefusedAsync(() => switches.SetAsync(_source, false, Act(AuditAction.SourceDisabled), Token));
        (await switches.ListAsync(Token)).Should().BeEmpty();

        await AllowAsync();
        await switches.SetAsync(_source, false, Act(AuditAction.SourceDisabled), Token);
        (await switches.ListAsync(Token)).Should().ContainSingle();
        (await EventsAsync()).Should().Equal(AuditAction.SourceDisabled);
    }

    [Fact]
    public async Task A_pause_is_not_kept_without_its_event()
    {
        var brakes = _store.Process.GetRequiredService<IBrakes>();

        await IsRefusedAsync(() => brakes.PauseAsync(_source, Act(AuditAction.Paused), Token));
        (await brakes.ReadAsync(Token)).Hold(_source).Should().BeFalse();

        await AllowAsync();
        await brakes.PauseAsync(_source, Act(AuditAction.Paused), Token);
        (await brakes.ReadAsync(Token)).Hold(_source).Should().BeTrue();
        (await EventsAsync()).Should().Equal(AuditAction.Paused);
    }

    [Fact]
    public async Task A_registration_is_neither_kept_nor_removed_without_its_event()
    {
        var registrations = _store.Process.GetRequiredService<ISourceRegistrations>();
        var registration = new SourceRegistration(_source, Encoding.UTF8.GetBytes("{}"));

        await IsRefusedAsync(() => registrations.AddAsync(registration, [], Act(AuditAction.SourceRegistered), Token));
        (await registrations.ListAsync(Token)).Should().BeEmpty();

        await AllowAsync();
        await registrations.AddAsync(registration, [], Act(AuditAction.SourceRegistered), Token);
        await IsRefusedAsync(() => registrations.RemoveAsync(registration, Act(AuditAction.SourceUnregistered), Token));
        (await registrations.ListAsync(Token)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_replay_is_not_accepted_without_its_event()
    {
        var replay = StoreOnDisk.Delivery("one", kind: DeliveryKind.Replay) with { Act = Act(AuditAction.DeliveryReplayed) };

        await IsRefusedAsync(() => _store.AcceptAsync(replay));
        (await _store.History.FindAsync("one", Token)).Should().BeNull();
    }

    private static AdminAct Act(AuditAction action) => new(action, "ops", _source);

    private async Task IsRefusedAsync(Func<Task> change)
    {
        await using (var database = _store.Database())
        {
            await database.Database.ExecuteSqlRawAsync("CREATE TRIGGER no_events BEFORE INSERT ON audit_events BEGIN SELECT RAISE(ABORT, 'no events'); END", Token);
        }

        await FluentActions.Awaiting(change).Should().ThrowAsync<Exception>();
    }

    private async Task AllowAsync()
    {
        await using var database = _store.Database();
        await database.Database.ExecuteSqlRawAsync("DROP TRIGGER no_events", Token);
    }

    private async Task<IReadOnlyList<AuditAction>> EventsAsync()
    {
        var page = await _store.Process.GetRequiredService<IAuditTrail>().ListAsync(new AuditFilter { Limit = 10 }, Token);
        return [.. page.Items.Select(entry => entry.Action)];
    }
}

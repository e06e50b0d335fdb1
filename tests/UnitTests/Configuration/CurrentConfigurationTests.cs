using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.UnitTests.Deliveries;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>When the configuration is read again, and when not.</summary>
public sealed class CurrentConfigurationTests
{
    private static readonly TimeSpan _fiveMinutes = TimeSpan.FromMinutes(5);

    private readonly ConfigurationInMemory _file = new() { Sources = [] };
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task It_is_kept_for_five_minutes_and_then_read_again()
    {
        using var current = _file.Current(new CopierOptions(), _time);

        await current.GetAsync(default);
        _time.Advance(_fiveMinutes - TimeSpan.FromTicks(1));
        await current.GetAsync(default);
        _file.Reads.Should().Be(1);

        _time.Advance(TimeSpan.FromTicks(1));
        await current.GetAsync(default);
        _file.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_signal_has_every_replica_read_it_once_before_its_next_use()
    {
        using var one = _file.Current(new CopierOptions(), _time);
        using var other = _file.Current(new CopierOptions(), _time);
        await one.GetAsync(default);
        await other.GetAsync(default);

        await ((IReloadSignal)_file).RaiseAsync(default);
        await one.GetAsync(default);
        await one.GetAsync(default);
        _file.Reads.Should().Be(3);
        await other.GetAsync(default);
        await other.GetAsync(default);
        _file.Reads.Should().Be(4);
    }

    [Fact]
    public async Task A_signal_during_a_load_is_not_lost()
    {
        using var current = _file.Current(new CopierOptions(), _time);
        var readable = new TaskCompletionSource();
        _file.Readable = readable.Task;
        var loading = current.GetAsync(default);

        await ((IReloadSignal)_file).RaiseAsync(default);
        readable.SetResult();
        await loading;
        await current.GetAsync(default);

        _file.Reads.Should().Be(2, "the first read may have seen the older file");
    }

    [Fact]
    public async Task Many_who_ask_while_it_loads_share_that_load()
    {
        using var current = _file.Current(new CopierOptions(), _time);
        var readable = new TaskCompletionSource();
        _file.Readable = readable.Task;

        var asking = Enumerable.Range(0, 50).Select(_ => current.GetAsync(default)).ToList();
        asking.Should().OnlyContain(answer => !answer.IsCompleted);
        readable.SetResult();
        await Task.WhenAll(asking);

        _file.Reads.Should().Be(1);
        asking.Select(answer => answer.Result).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task What_does_not_work_is_read_every_ten_seconds_and_heals_without_being_told()
    {
        _file.Sources = null;
        using var current = _file.Current(new CopierOptions(), _time);

        (await current.RefreshAsync(default)).Problems.Should().Equal("There is no file.");
        _file.Sources = [];
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        (await current.RefreshAsync(default)).Problems.Should().Equal("There is no file.");
        _file.Reads.Should().Be(1, "anybody may ask, as often as they like");

        _time.Advance(TimeSpan.FromTicks(1));
        (await current.RefreshAsync(default)).Problems.Should().BeEmpty();
        _file.Reads.Should().Be(2);
    }

    [Fact]
    public async Task What_does_not_work_is_read_at_once_when_somebody_says_that_it_is_mended()
    {
        _file.Sources = null;
        using var current = _file.Current(new CopierOptions(), _time);
        await current.RefreshAsync(default);

        _file.Sources = [];
        await ((IReloadSignal)_file).RaiseAsync(default);

        (await current.RefreshAsync(default)).Problems.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_is_in_force_is_used_when_a_newer_one_does_not_come_soon_and_the_load_goes_on()
    {
        using var current = _file.Current(new CopierOptions(), _time);
        var known = await current.GetAsync(default);
        var readable = new TaskCompletionSource();
        _file.Readable = readable.Task;
        _time.Advance(_fiveMinutes);

        var soon = current.GetSoonAsync(default);
        soon.IsCompleted.Should().BeFalse();
        _time.Advance(CurrentConfiguration.Patience);
        (await soon).Should().BeSameAs(known);

        var patient = current.GetAsync(default);
        readable.SetResult();
        (await patient).Should().NotBeSameAs(known);
        _file.Reads.Should().Be(2, "who did not wait did not end the load for the others");
    }

    [Fact]
    public async Task A_first_one_is_waited_for()
    {
        using var current = _file.Current(new CopierOptions(), _time);
        var readable = new TaskCompletionSource();
        _file.Readable = readable.Task;

        var soon = current.GetSoonAsync(default);
        _time.Advance(CurrentConfiguration.Patience);
        soon.IsCompleted.Should().BeFalse();
        readable.SetResult();

        (await soon).Should().NotBeNull();
    }
}

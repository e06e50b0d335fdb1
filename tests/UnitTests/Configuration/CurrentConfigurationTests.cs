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
    public async Task What_does_not_work_is_read_at_every_question_and_heals_without_being_told()
    {
        _file.Sources = null;
        using var current = _file.Current(new CopierOptions(), _time);

        (await current.RefreshAsync(default)).Problems.Should().Equal("There is no file.");
        (await current.RefreshAsync(default)).Problems.Should().Equal("There is no file.");
        _file.Sources = [];
        (await current.RefreshAsync(default)).Problems.Should().BeEmpty();
        (await current.RefreshAsync(default)).Problems.Should().BeEmpty();

        _file.Reads.Should().Be(3);
    }
}

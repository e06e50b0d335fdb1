using System.Net;
using System.Threading.Channels;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>How fast one installation is asked.</summary>
public sealed class PacingTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly GitHubChain _github = new(options => (options.WriteIntervalSeconds, options.WritesPerHour) = (1, 500));
    private readonly Channel<TaskCompletionSource<HttpResponseMessage>> _arrived = Channel.CreateUnbounded<TaskCompletionSource<HttpResponseMessage>>();

    [Fact]
    public async Task Writes_of_one_installation_begin_a_second_apart()
    {
        var begin = _github.Time.GetUtcNow();
        using var first = await _github.WriteAsync();
        var second = _github.WriteAsync();
        second.IsCompleted.Should().BeFalse();
        _github.Sent.Should().HaveCount(1);

        _github.Time.Advance(TimeSpan.FromSeconds(0.9));
        _github.Sent.Should().HaveCount(1);
        _github.Time.Advance(TimeSpan.FromSeconds(0.1));
        using var answer = await second.WaitAsync(_patience, TestContext.Current.CancellationToken);

        (_github.Time.GetUtcNow() - begin).Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_write_that_comes_after_a_pause_is_sent_at_once()
    {
        using var first = await _github.WriteAsync();
        _github.Time.Advance(TimeSpan.FromSeconds(1));
        using var second = await _github.WriteAsync();

        _github.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_write_waits_for_the_end_of_the_one_before_it_and_other_installations_do_not()
    {
        _github.Answer = Hold;
        var first = _github.WriteAsync();
        var second = _github.WriteAsync();
        var other = _github.WriteAsync(8);
        var held = await ArriveAsync(2);
        _github.Time.Advance(TimeSpan.FromSeconds(5));
        _arrived.Reader.TryPeek(out _).Should().BeFalse("one of each installation is under way");

        // Which of the two writes went first is not said.
        Release(held);
        Release(await ArriveAsync(1));
        foreach (var answer in await Task.WhenAll(first, second, other).WaitAsync(_patience, TestContext.Current.CancellationToken))
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Five_reads_of_an_installation_run_at_once_and_no_more()
    {
        using (await _github.ReadAsync())
        {
        }

        _github.Answer = Hold;
        var reads = Enumerable.Range(0, 8).Select(_ => _github.ReadAsync()).ToList();
        var held = await ArriveAsync(5);
        _arrived.Reader.TryPeek(out _).Should().BeFalse();

        Release(held[..1]);
        var sixth = await ArriveAsync(1);
        _arrived.Reader.TryPeek(out _).Should().BeFalse("one left, one came");

        Release([.. held[1..], .. sixth]);
        Release(await ArriveAsync(2));
        foreach (var answer in await Task.WhenAll(reads))
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task More_than_GitHub_allows_in_an_hour_is_put_off_without_holding_anybody()
    {
        using var github = new GitHubChain(options => (options.WriteIntervalSeconds, options.WritesPerHour) = (0, 3));
        var begin = github.Time.GetUtcNow();
        for (var i = 0; i < 3; i++)
        {
            using var written = await github.WriteAsync();
        }

        var put = (await GitHubChain.FaultOfAsync(github.WriteAsync())).Should().BeOfType<RateLimited>().Which;

        put.Until.Should().Be(begin.AddHours(1));
        using var read = await github.ReadAsync();
        read.StatusCode.Should().Be(HttpStatusCode.OK, "reading goes on");
        github.Time.Advance(TimeSpan.FromHours(1));
        using var later = await github.WriteAsync();
        github.Sent.Should().HaveCount(5);
    }

    [Fact]
    public async Task More_than_eighty_writes_in_a_minute_are_put_off()
    {
        using var github = new GitHubChain(options => (options.WriteIntervalSeconds, options.WritesPerHour) = (0, 500));
        for (var i = 0; i < 80; i++)
        {
            using var written = await github.WriteAsync();
        }

        (await GitHubChain.FaultOfAsync(github.WriteAsync())).Should().BeOfType<RateLimited>().Which.Until.Should().Be(github.Time.GetUtcNow().AddMinutes(1));
    }

    [Fact]
    public async Task Pauses_before_a_request_is_sent_again_are_no_working_time()
    {
        var tries = 0;
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(++tries < 4 ? HttpStatusCode.BadGateway : HttpStatusCode.OK));
        using var working = WorkingTime.Begin(TimeSpan.FromSeconds(0.1), _github.Time);
        var reading = _github.ReadAsync();
        while (!reading.IsCompleted)
        {
            await Task.Yield();
            _github.Time.Advance(TimeSpan.FromSeconds(0.01));
        }

        (await reading).StatusCode.Should().Be(HttpStatusCode.OK);
        working.Over.IsCancellationRequested.Should().BeFalse();
    }

    [Fact]
    public async Task Waiting_for_room_in_memory_is_no_working_time()
    {
        var memory = _github.Resolve<ContentMemory>();
        using var working = WorkingTime.Begin(TimeSpan.FromSeconds(10), _github.Time);
        var all = await memory.ReserveAsync(ContentMemory.MaxTotal, TestContext.Current.CancellationToken);
        var waiting = memory.ReserveAsync(ContentMemory.MaxTotal, TestContext.Current.CancellationToken);
        _github.Time.Advance(TimeSpan.FromSeconds(20));
        working.Over.IsCancellationRequested.Should().BeFalse();

        all!.Dispose();
        using var room = await waiting;
        _github.Time.Advance(TimeSpan.FromSeconds(10));
        working.Over.IsCancellationRequested.Should().BeTrue("with the room it works");
    }

    [Fact]
    public async Task Waiting_for_a_turn_is_no_working_time()
    {
        using var working = WorkingTime.Begin(TimeSpan.FromSeconds(10), _github.Time);
        _github.Answer = Hold;
        var first = _github.WriteAsync();
        var held = await ArriveAsync(1);
        var second = _github.WriteAsync();
        _github.Time.Advance(TimeSpan.FromSeconds(20));
        working.Over.IsCancellationRequested.Should().BeFalse("the second one only waits");

        Release(held);
        using var one = await first;
        held = await ArriveAsync(1);
        _github.Time.Advance(TimeSpan.FromSeconds(9));
        working.Over.IsCancellationRequested.Should().BeFalse();
        _github.Time.Advance(TimeSpan.FromSeconds(1));
        working.Over.IsCancellationRequested.Should().BeTrue("being sent is work");
        Release(held);
        using var two = await second;
    }

    public void Dispose() => _github.Dispose();

    private Task<HttpResponseMessage> Hold(HttpRequestMessage request)
    {
        var held = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _arrived.Writer.TryWrite(held);
        return held.Task;
    }

    private async Task<TaskCompletionSource<HttpResponseMessage>[]> ArriveAsync(int count)
    {
        var arrived = new TaskCompletionSource<HttpResponseMessage>[count];
        for (var i = 0; i < count; i++)
        {
            arrived[i] = await _arrived.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(_patience, TestContext.Current.CancellationToken);
        }

        return arrived;
    }

    private static void Release(IEnumerable<TaskCompletionSource<HttpResponseMessage>> held)
    {
        foreach (var request in held)
        {
            request.SetResult(GitHubChain.Of(HttpStatusCode.OK));
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>How fast one installation is asked.</summary>
public sealed class PacingTests : IDisposable
{
    private readonly GitHubChain _github = new(options => (options.WriteIntervalSeconds, options.WritesPerHour) = (1, 500));
    private readonly ConcurrentQueue<TaskCompletionSource<HttpResponseMessage>> _held = [];

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
        using var answer = await second;

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
        await Until(() => _held.Count == 2);
        _github.Time.Advance(TimeSpan.FromSeconds(5));

        second.IsCompleted.Should().BeFalse();
        _held.Should().HaveCount(2, "one of each installation");
        ReleaseAll();
        using var one = await first;
        using var elsewhere = await other;
        await Until(() => _held.Count == 3);
        ReleaseAll();
        using var two = await second;
    }

    [Fact]
    public async Task Five_reads_of_an_installation_run_at_once_and_no_more()
    {
        using (await _github.ReadAsync())
        {
        }

        _github.Answer = Hold;
        var reads = Enumerable.Range(0, 8).Select(_ => _github.ReadAsync()).ToList();

        await Until(() => _held.Count == 5);
        reads.Should().OnlyContain(read => !read.IsCompleted);
        _held.Should().HaveCount(5);

        _held.TryDequeue(out var one);
        one!.SetResult(GitHubChain.Of(HttpStatusCode.OK));
        await Until(() => _held.Count == 5);
        ReleaseAll();
        await Until(() => _held.Count == 7);
        ReleaseAll();
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
    public async Task Waiting_for_a_turn_is_no_working_time()
    {
        using var working = WorkingTime.Begin(TimeSpan.FromSeconds(10), _github.Time);
        _github.Answer = Hold;
        var first = _github.WriteAsync();
        await Until(() => _held.Count == 1);
        var second = _github.WriteAsync();
        _github.Time.Advance(TimeSpan.FromSeconds(20));
        working.Over.IsCancellationRequested.Should().BeFalse("the second one only waits");

        ReleaseAll();
        using var one = await first;
        await Until(() => _held.Count == 2);
        _github.Time.Advance(TimeSpan.FromSeconds(9));
        working.Over.IsCancellationRequested.Should().BeFalse();
        _github.Time.Advance(TimeSpan.FromSeconds(1));
        working.Over.IsCancellationRequested.Should().BeTrue("being sent is work");
        ReleaseAll();
        using var two = await second;
    }

    public void Dispose() => _github.Dispose();

    private Task<HttpResponseMessage> Hold(HttpRequestMessage request)
    {
        var held = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _held.Enqueue(held);
        return held.Task;
    }

    private void ReleaseAll()
    {
        foreach (var held in _held)
        {
            held.TrySetResult(GitHubChain.Of(HttpStatusCode.OK));
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// The turns of one installation. Writes stay within GitHub's secondary limits on content: 80 a minute and 500 an hour
/// (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits).
/// </summary>
internal sealed class InstallationPace(IOptionsMonitor<GitHubOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Reads in flight at once.</summary>
    public const int Readers = 5;

    private const int WritesPerMinute = 80;

    // Whoever would wait longer gives its worker free and comes again.
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reads = new(Readers);
    private readonly SemaphoreSlim _writes = new(1);

    // When the writes of the last hour began; touched only by whoever has the turn to write.
    private readonly List<DateTimeOffset> _begun = [];

    /// <summary>Waits for a turn; <see cref="Leave"/> ends it.</summary>
    /// <exception cref="FaultException">The next write is due only later than is waited for.</exception>
    public async Task EnterAsync(bool isWrite, CancellationToken cancellationToken)
    {
        if (!isWrite)
        {
            await _reads.WaitAsync(cancellationToken);
            return;
        }

        await _writes.WaitAsync(cancellationToken);
        try
        {
            var due = NextWrite(time.GetUtcNow());
            var wait = due - time.GetUtcNow();
            if (wait > _longestWait)
            {
                throw new FaultException(new RateLimited(due, $"GitHub's limit on writing through one installation would be passed; the next write is due at {due:u}.") { WritesOnly = true });
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }

            _begun.Add(time.GetUtcNow());
        }
        catch
        {
            _writes.Release();
            throw;
        }
    }

    public void Leave(bool isWrite) => (isWrite ? _writes : _reads).Release();

    public void Dispose()
    {
        _reads.Dispose();
        _writes.Dispose();
    }

    private DateTimeOffset NextWrite(DateTimeOffset now)
    {
        _begun.RemoveAll(begun => begun <= now - _hour);
        var settings = options.CurrentValue;
        var due = _begun.Count > 0 ? _begun[^1] + TimeSpan.FromSeconds(settings.WriteIntervalSeconds) : now;
        return settings.WritesPerHour == 0
            ? due
            : new[] { due, Window(WritesPerMinute, _minute, now), Window(settings.WritesPerHour, _hour, now) }.Max();
    }

    private DateTimeOffset Window(int most, TimeSpan length, DateTimeOffset now) => _begun.Count < most ? now : _begun[^most] + length;
}

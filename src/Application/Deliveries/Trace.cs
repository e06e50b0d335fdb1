using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>The steps of one run, with time and requests, whether they went well or not; each is a span too.</summary>
internal sealed class Trace(TimeProvider time)
{
    private readonly RequestTally _tally = RequestTally.Begin();
    private readonly List<DeliveryStep> _steps = [];

    public IReadOnlyList<DeliveryStep> Steps => _steps;

    /// <summary>Some change set came to its end in this run, and not by failing.</summary>
    public bool HasDone { get; set; }

    public async Task<T> StepAsync<T>(string name, Func<Task<T>> work, Func<T, string?> describe, RepositoryName? target = null)
    {
        using var span = Spans.Source.StartActivity(name);
        span?.SetTag("copier.target", target?.ToString());
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        var before = _tally.Count;
        string? detail = null;
        try
        {
            var result = await work();
            detail = describe(result);
            return result;
        }
        catch (Exception exception)
        {
            span?.Failed(exception);
            detail = $"failed: {(exception is FaultException or OperationCanceledException ? exception.Message : exception.GetType().Name)}";
            throw;
        }
        finally
        {
            _steps.Add(new DeliveryStep(at, name, time.GetElapsedTime(started), _tally.Count - before, detail));
        }
    }

    /// <returns>What came of it, and how long it took.</returns>
    public async Task<(T Result, TimeSpan Took)> TimedStepAsync<T>(string name, Func<Task<T>> work, Func<T, string?> describe, RepositoryName? target = null)
    {
        var result = await StepAsync(name, work, describe, target);
        return (result, _steps[^1].Duration);
    }

    public void Note(string name, string detail) => _steps.Add(new DeliveryStep(time.GetUtcNow(), name, TimeSpan.Zero, 0, detail));
}

using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>Lets one alert of each kind and cause through in an hour, and counts the others.</summary>
internal sealed class AlertThrottle(TimeProvider time)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // Causes come from outside; beyond this many the oldest is forgotten, and its next alert goes through.
    private const int MostCauses = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(AlertKind, string), Passed> _passed = [];

    /// <summary>The alert with the number held back before it; null when it is held back itself.</summary>
    public ThrottledAlert? Admit(Alert alert)
    {
        var key = (alert.Kind, alert.Cause);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var last = _passed.GetValueOrDefault(key);
            if (last is not null && now - last.At < Window)
            {
                _passed[key] = last with { HeldBack = last.HeldBack + 1, Latest = alert };
                return null;
            }

            if (_passed.Count >= MostCauses)
            {
                _passed.Remove(_passed.MinBy(passed => passed.Value.At).Key);
            }

            _passed[key] = new Passed(now, 0, alert);
            return new ThrottledAlert(alert, last?.HeldBack ?? 0);
        }
    }

    /// <summary>The latest of each cause whose hour is over and that was held back; its count is told even when nothing follows.</summary>
    public IReadOnlyList<ThrottledAlert> TakeHeldBack()
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var over = _passed.Where(passed => now - passed.Value.At >= Window).ToList();
            foreach (var (key, passed) in over)
            {
                _passed.Remove(key);
                if (passed.HeldBack > 0)
                {
                    _passed[key] = new Passed(now, 0, passed.Latest);
                }
            }

            return [.. over.Where(passed => passed.Value.HeldBack > 0).Select(passed => new ThrottledAlert(passed.Value.Latest, passed.Value.HeldBack - 1))];
        }
    }

    private sealed record Passed(DateTimeOffset At, int HeldBack, Alert Latest);
}

/// <param name="Alert">What to tell.</param>
/// <param name="HeldBack">How many of the same cause came in the hour before and were not told.</param>
internal sealed record ThrottledAlert(Alert Alert, int HeldBack);

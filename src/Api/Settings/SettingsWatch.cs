using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Telemetry;
using Microsoft.Extensions.Primitives;

namespace ExamplesCopier.Api.Settings;

/// <summary>Tells operators of settings that were changed under the running service and cannot be used.</summary>
public sealed partial class SettingsWatch : IHostedService, IDisposable
{
    private readonly IConfiguration _configuration;
    private readonly ILogger<SettingsWatch> _logger;
    private readonly Lock _lock = new();
    private IDisposable? _changes;
    private volatile IReadOnlyList<string> _problems = [];

    public SettingsWatch(IConfiguration configuration, IMeterFactory meters, ILogger<SettingsWatch> logger)
    {
        (_configuration, _logger) = (configuration, logger);
        CopierMeter.Of(meters).CreateObservableGauge("copier.settings.problems", () => _problems.Count, "{problem}", "Why the changed settings are not in force; 0 when they are.");
    }

    /// <summary>Why the settings are not in force as they are written now, in sentences; empty when they are.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _changes = ChangeToken.OnChange(_configuration.GetReloadToken, Judge);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changes?.Dispose();

    private void Judge()
    {
        lock (_lock)
        {
            var problems = SettingsCheck.Problems(_configuration);
            var before = _problems;
            _problems = problems;
            foreach (var problem in problems.Except(before))
            {
                LogKept(problem);
            }

            if (before.Count > 0 && problems.Count == 0)
            {
                LogGood();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The changed settings cannot be used; those of before stay in force: {Problem}")]
    private partial void LogKept(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "The settings are good again, and in force as they are written")]
    private partial void LogGood();
}

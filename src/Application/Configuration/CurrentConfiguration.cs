using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Configuration;

/// <summary>
/// The configuration in force. Loaded again when it is older than <see cref="CopierOptions.ConfigCacheSeconds"/>, or when any replica was told
/// that it changed; concurrent loads are one load.
/// </summary>
public sealed partial class CurrentConfiguration : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private readonly ConfigurationLoader _loader;
    private readonly IReloadSignal _signal;
    private readonly INotifications _notifications;
    private readonly IOptionsMonitor<CopierOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CurrentConfiguration> _logger;
    private volatile ConfigurationStatus _status = new(null, [], [], DateTimeOffset.MinValue, -1);

    internal CurrentConfiguration(
        ConfigurationLoader loader,
        IReloadSignal signal,
        INotifications notifications,
        IOptionsMonitor<CopierOptions> options,
        TimeProvider time,
        ILogger<CurrentConfiguration> logger) =>
        (_loader, _signal, _notifications, _options, _time, _logger) = (loader, signal, notifications, options, time, logger);

    /// <summary>What is known without reading anything.</summary>
    public ConfigurationStatus Status => _status;

    /// <summary>The configuration to use now.</summary>
    /// <exception cref="ConfigurationUnavailableException">Nothing of it could ever be loaded.</exception>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<LoadedConfiguration> GetAsync(CancellationToken cancellationToken) => (await RefreshAsync(cancellationToken)).Loaded!;

    /// <summary>Loads the configuration again when its time has come.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ConfigurationStatus> RefreshAsync(CancellationToken cancellationToken)
    {
        var signal = await _signal.CountAsync(cancellationToken);
        if (IsFresh(signal))
        {
            return _status;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return IsFresh(signal) ? _status : _status = await LoadAsync(signal, cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>As <see cref="RefreshAsync"/>; while the store does not answer, what is known.</summary>
    public async Task<ConfigurationStatus> RefreshOrKeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return _status;
        }
    }

    public void Dispose() => _loading.Dispose();

    // What does not work is read again at the next question: a person may be mending it.
    private bool IsFresh(long signal) =>
        _status is { Loaded: not null, Problems.Count: 0 } current
        && current.Signal >= signal
        && _time.GetUtcNow() - current.CheckedAt < TimeSpan.FromSeconds(_options.CurrentValue.ConfigCacheSeconds);

    private async Task<ConfigurationStatus> LoadAsync(long signal, CancellationToken cancellationToken)
    {
        var assembly = await _loader.LoadAsync(cancellationToken);
        var loaded = assembly.Finish();
        var next = new ConfigurationStatus(
            loaded,
            assembly.Problems,
            assembly.Warnings,
            _time.GetUtcNow(),
            signal);
        if (!next.Problems.SequenceEqual(_status.Problems) || loaded.Version != _status.Loaded?.Version)
        {
            await TellAsync(next, cancellationToken);
        }

        return next;
    }

    private async Task TellAsync(ConfigurationStatus next, CancellationToken cancellationToken)
    {
        foreach (var warning in next.Warnings)
        {
            LogWarning(warning);
        }

        LogLoaded(next.Loaded!.Version, next.Loaded.Configuration.Sources.Count);
        if (next.Problems.Count > 0)
        {
            var problems = string.Join(Environment.NewLine, next.Problems);
            LogBroken(problems);
            await _notifications.AlertAsync(new Alert(AlertKind.Configuration, "configuration", problems), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Configuration {Version} is in force, with {Sources} sources")]
    private partial void LogLoaded(string version, int sources);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "Some of the configuration cannot be used: {Problems}")]
    private partial void LogBroken(string problems);
}

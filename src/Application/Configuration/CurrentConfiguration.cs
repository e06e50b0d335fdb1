using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Configuration;

/// <summary>
/// The configuration in force. Loaded again when it is older than <see cref="CopierOptions.ConfigCacheSeconds"/> (while there are problems: than ten seconds),
/// or when any replica was told that it changed. All who ask meanwhile wait for one load, which goes on when they do not.
/// </summary>
public sealed partial class CurrentConfiguration : IDisposable
{
    /// <summary>How long it is waited for a newer one where one is in force: what makes the loading slow is rarely what the caller asks for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Somebody may be mending it; but whoever asks, and however often, must not make us read all of it each time.
    private static readonly TimeSpan _withProblems = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _disposed = new();
    private readonly Lock _lock = new();
    private readonly ConfigurationLoader _loader;
    private readonly IReloadSignal _signal;
    private readonly ISourceWatches _watches;
    private readonly INotifications _notifications;
    private readonly IOptionsMonitor<CopierOptions> _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CurrentConfiguration> _logger;
    private Task<ConfigurationStatus>? _loading;
    private int _begun;
    private volatile ConfigurationStatus _status = new(null, [], [], DateTimeOffset.MinValue, -1);

    internal CurrentConfiguration(
        ConfigurationLoader loader,
        IReloadSignal signal,
        ISourceWatches watches,
        INotifications notifications,
        IOptionsMonitor<CopierOptions> options,
        TimeProvider time,
        ILogger<CurrentConfiguration> logger) =>
        (_loader, _signal, _watches, _notifications, _options, _time, _logger) = (loader, signal, watches, notifications, options, time, logger);

    /// <summary>What is known without reading anything.</summary>
    public ConfigurationStatus Status => _status;

    /// <summary>The configuration to use now.</summary>
    /// <exception cref="ConfigurationUnavailableException">Nothing of it could ever be loaded.</exception>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<LoadedConfiguration> GetAsync(CancellationToken cancellationToken) => (await RefreshAsync(cancellationToken)).Loaded!;

    /// <summary>As <see cref="GetAsync"/>; but where one is in force, a newer one is waited for <see cref="Patience"/> and no longer.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<LoadedConfiguration> GetSoonAsync(CancellationToken cancellationToken) => (await RefreshSoonAsync(cancellationToken)).Loaded!;

    /// <summary>Loads the configuration again when its time has come.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ConfigurationStatus> RefreshAsync(CancellationToken cancellationToken)
    {
        var begun = Volatile.Read(ref _begun);
        var signal = await _signal.CountAsync(cancellationToken);
        while (!IsFresh(signal))
        {
            // One that was under way already may have read what was there before the change that is asked for.
            var (number, loading) = Join(signal);
            var loaded = await loading.WaitAsync(cancellationToken);
            if (number > begun && loaded.Signal >= signal)
            {
                return loaded;
            }
        }

        return _status;
    }

    /// <summary>As <see cref="RefreshAsync"/>, with <see cref="Patience"/>; while the store does not answer, what is known.</summary>
    public async Task<ConfigurationStatus> RefreshOrKeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await RefreshSoonAsync(cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return _status;
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    private async Task<ConfigurationStatus> RefreshSoonAsync(CancellationToken cancellationToken)
    {
        using var hurry = new CancellationTokenSource(Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hurry.Token);
        try
        {
            return await RefreshAsync(_status.Loaded is null ? cancellationToken : either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && _status.Loaded is not null)
        {
            return _status;
        }
    }

    private bool IsFresh(long signal)
    {
        var cached = TimeSpan.FromSeconds(_options.CurrentValue.ConfigCacheSeconds);
        return _status is { Loaded: not null } current
            && current.Signal >= signal
            && _time.GetUtcNow() - current.CheckedAt < (current.Problems.Count == 0 || cached < _withProblems ? cached : _withProblems);
    }

    private (int Number, Task<ConfigurationStatus> Loading) Join(long signal)
    {
        lock (_lock)
        {
            if (_loading is not { IsCompleted: false })
            {
                _begun++;
                _loading = StartAsync(signal);
            }

            return (_begun, _loading);
        }
    }

    private async Task<ConfigurationStatus> StartAsync(long signal)
    {
        // Nothing of it under the lock, and nothing of it ends with the one who happened to be the first.
        await Task.Yield();
        return _status = await LoadAsync(signal, _disposed.Token);
    }

    private async Task<ConfigurationStatus> LoadAsync(long signal, CancellationToken cancellationToken)
    {
        var assembly = await _loader.LoadAsync(cancellationToken);
        var loaded = assembly.Finish();
        await _watches.ObserveAsync(loaded.Configuration.Sources, loaded.IsWhole, cancellationToken);
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

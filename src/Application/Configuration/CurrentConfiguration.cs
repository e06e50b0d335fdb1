using System.Security.Cryptography;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Configuration;

/// <summary>
/// The configuration in force. Read again when it is older than <see cref="CopierOptions.ConfigCacheSeconds"/>;
/// concurrent loads are one load, and a version that does not work never replaces one that does.
/// </summary>
public sealed partial class CurrentConfiguration(
    IConfigurationFiles files,
    ConfigurationJudge judge,
    IOptionsMonitor<CopierOptions> options,
    TimeProvider time,
    ILogger<CurrentConfiguration> logger) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1);
    private volatile ConfigurationStatus _status = new(null, [], [], DateTimeOffset.MinValue);

    /// <summary>What is known without reading anything.</summary>
    public ConfigurationStatus Status => _status;

    /// <summary>The configuration to use now.</summary>
    /// <exception cref="ConfigurationUnavailableException">There is none that works.</exception>
    public async Task<LoadedConfiguration> GetAsync(CancellationToken cancellationToken) =>
        (await RefreshAsync(cancellationToken)).Loaded
        ?? throw new ConfigurationUnavailableException(string.Join(Environment.NewLine, _status.Problems));

    /// <summary>Reads the file again when its time has come.</summary>
    public async Task<ConfigurationStatus> RefreshAsync(CancellationToken cancellationToken)
    {
        if (IsFresh)
        {
            return _status;
        }

        await _loading.WaitAsync(cancellationToken);
        try
        {
            return IsFresh ? _status : _status = await LoadAsync(cancellationToken);
        }
        finally
        {
            _loading.Release();
        }
    }

    public void Dispose() => _loading.Dispose();

    // What does not work is read again at the next question: a person may be mending it.
    private bool IsFresh =>
        _status is { Loaded: not null, Problems.Count: 0 } current
        && time.GetUtcNow() - current.CheckedAt < TimeSpan.FromSeconds(options.CurrentValue.ConfigCacheSeconds);

    private async Task<ConfigurationStatus> LoadAsync(CancellationToken cancellationToken)
    {
        ConfigurationStatus next;
        try
        {
            var file = await files.ReadAsync(cancellationToken);
            var version = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))[..12];
            if (_status is { Loaded.Version: var known, Problems.Count: 0 } && known == version)
            {
                return _status with { CheckedAt = time.GetUtcNow() };
            }

            next = Next(file, version, judge.Judge(file.Content));
        }
        catch (ConfigurationUnavailableException exception)
        {
            next = new(_status.Loaded, [exception.Message], [], time.GetUtcNow());
        }

        Log(next);
        return next;
    }

    private ConfigurationStatus Next(ConfigurationFile file, string version, ConfigurationReading reading) =>
        reading.Configuration is { } configuration
            ? new(new LoadedConfiguration(configuration, version), [], [.. reading.Warnings.Select(warning => warning.At(file.Name))], time.GetUtcNow())
            : new(_status.Loaded, [.. reading.Errors.Select(error => error.At(file.Name))], [], time.GetUtcNow());

    private void Log(ConfigurationStatus next)
    {
        if (next.Problems.SequenceEqual(_status.Problems) && next.Loaded == _status.Loaded)
        {
            return;
        }

        foreach (var warning in next.Warnings)
        {
            LogWarning(warning);
        }

        if (next.Problems.Count > 0)
        {
            LogBroken(string.Join(Environment.NewLine, next.Problems), next.Loaded?.Version);
        }
        else
        {
            LogLoaded(next.Loaded!.Version, next.Loaded.Configuration.Sources.Count);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Configuration {Version} is in force, with {Sources} sources")]
    private partial void LogLoaded(string version, int sources);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogWarning(string warning);

    [LoggerMessage(Level = LogLevel.Error, Message = "The configuration cannot be used, version {Version} stays in force: {Problems}")]
    private partial void LogBroken(string problems, string? version);
}

/// <summary>A configuration that works.</summary>
/// <param name="Configuration">The model.</param>
/// <param name="Version">Names the bytes that it was read from.</param>
public sealed record LoadedConfiguration(CopierConfiguration Configuration, string Version);

/// <summary>How it stands with the configuration.</summary>
/// <param name="Loaded">The one in force; null when none ever worked.</param>
/// <param name="Problems">Why the newest could not be used; empty when it is in force.</param>
/// <param name="Warnings">What is odd about the one in force.</param>
/// <param name="CheckedAt">When the file was last read.</param>
public sealed record ConfigurationStatus(
    LoadedConfiguration? Loaded,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings,
    DateTimeOffset CheckedAt);

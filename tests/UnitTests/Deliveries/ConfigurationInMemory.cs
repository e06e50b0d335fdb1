using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>A configuration that needs no file; without sources set it cannot be read.</summary>
internal sealed class ConfigurationInMemory
    : IConfigurationFiles, IConfigurationReader, IConfigurationVersions, ISourceRegistrations, ISourceSwitches, IReloadSignal, ISourceWatches, INotifications
{
    public IReadOnlyList<Source>? Sources { get; set; }

    public string? CentralName => "copier.yaml";

    /// <summary>How often the file was read.</summary>
    public int Reads { get; private set; }

    /// <summary>What a read waits for, once it is counted.</summary>
    public Task Readable { get; set; } = Task.CompletedTask;

    /// <summary>How often a reload was asked for, as every replica sees it.</summary>
    public long Signals { get; private set; }

    public List<Alert> Alerts { get; } = [];

    public CurrentConfiguration Current(CopierOptions options, TimeProvider time)
    {
        var settings = new FixedOptions<CopierOptions>(options);
        return new CurrentConfiguration(
            new ConfigurationLoader(this, this, new ConfigurationJudge(this, settings), this, this), this, this, this, settings, time, NullLogger<CurrentConfiguration>.Instance);
    }

    public async Task<ConfigurationFile> ReadCentralAsync(CancellationToken cancellationToken)
    {
        Reads++;
        await Readable;
        return Sources is null
            ? throw new ConfigurationUnavailableException("There is no file.")
            : new ConfigurationFile("copier.yaml", "x"u8.ToArray());
    }

    public ConfigurationReading Read(ReadOnlyMemory<byte> content) => new()
    {
        Configuration = new CopierConfiguration { Sources = Sources! },
        Errors = [],
        Warnings = [],
    };

    Task<ConfigurationFile> IConfigurationFiles.ReadOwnAsync(Source source, CancellationToken cancellationToken) => throw new NotSupportedException();

    ConfigurationReading IConfigurationReader.ReadOwn(ReadOnlyMemory<byte> content, Source source, Defaults defaults) => throw new NotSupportedException();

    ConfigurationReading IConfigurationReader.ReadSource(ReadOnlyMemory<byte> content, Defaults defaults) => throw new NotSupportedException();

    Task IConfigurationVersions.KeepAsync(ConfigurationFile file, string version, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<StoredConfiguration?> IConfigurationVersions.FindAsync(string fileName, string? version, CancellationToken cancellationToken) => Task.FromResult<StoredConfiguration?>(null);

    Task<IReadOnlyList<KeptVersion>> IConfigurationVersions.ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<KeptVersion>>([]);

    Task<bool> IConfigurationVersions.PinAsync(string fileName, string version, AdminAct act, CancellationToken cancellationToken) => Task.FromResult(false);

    Task<bool> IConfigurationVersions.ReleaseAsync(string fileName, AdminAct act, CancellationToken cancellationToken) => Task.FromResult(false);

    Task<IReadOnlyList<SourceRegistration>> ISourceRegistrations.ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SourceRegistration>>([]);

    Task<bool> ISourceRegistrations.AddAsync(SourceRegistration registration, IEnumerable<RepositoryName> ofFiles, AdminAct act, CancellationToken cancellationToken) => Task.FromResult(false);

    Task<bool> ISourceRegistrations.ReplaceAsync(SourceRegistration registration, ReadOnlyMemory<byte> known, AdminAct act, CancellationToken cancellationToken) => Task.FromResult(false);

    Task<bool> ISourceRegistrations.RemoveAsync(SourceRegistration known, AdminAct act, CancellationToken cancellationToken) => Task.FromResult(false);

    Task<IReadOnlyDictionary<RepositoryName, bool>> ISourceSwitches.ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<RepositoryName, bool>>(new Dictionary<RepositoryName, bool>());

    Task ISourceSwitches.SetAsync(RepositoryName source, bool? enabled, AdminAct act, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<long> IReloadSignal.CountAsync(CancellationToken cancellationToken) => Task.FromResult(Signals);

    Task IReloadSignal.RaiseAsync(CancellationToken cancellationToken) => Task.FromResult(++Signals);

    Task IReloadSignal.RaiseAsync(AdminAct act, CancellationToken cancellationToken) => Task.FromResult(++Signals);

    Task ISourceWatches.ObserveAsync(IReadOnlyList<Source> configured, bool isWhole, CancellationToken cancellationToken) => Task.CompletedTask;

    Task<IReadOnlyList<SourceWatch>> ISourceWatches.ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<SourceWatch>>([]);

    Task ISourceWatches.MoveMarkAsync(SourceWatch watch, DateTimeOffset mark, CancellationToken cancellationToken) => Task.CompletedTask;

    Task INotifications.AlertAsync(Alert alert, CancellationToken cancellationToken)
    {
        Alerts.Add(alert);
        return Task.CompletedTask;
    }
}

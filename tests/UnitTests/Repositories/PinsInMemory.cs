using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Logging.Abstractions;

namespace ExamplesCopier.UnitTests.Repositories;

/// <summary>Pins without a database.</summary>
internal sealed class PinsInMemory : IRepositoryPins
{
    private readonly Dictionary<RepositoryName, RepositoryPin> _pins = [];

    public PinnedRepositories Pinned => new(this, NullLogger<PinnedRepositories>.Instance);

    /// <summary>Makes a configured name stand for a repository.</summary>
    public void Pin(string configured, long id, string? name = null) =>
        _pins[RepositoryName.Parse(configured)] = new RepositoryPin { Configured = RepositoryName.Parse(configured), Known = new RepositoryIdentity(id, RepositoryName.Parse(name ?? configured)) };

    public RepositoryPin Of(string configured) => Of(RepositoryName.Parse(configured));

    public Task<IReadOnlyDictionary<RepositoryName, RepositoryPin>> FindAsync(IReadOnlyCollection<RepositoryName> configured, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<RepositoryName, RepositoryPin>>(configured.Distinct().ToDictionary(name => name, Of));

    public Task<IReadOnlyList<RepositoryPin>> FindByIdAsync(long repositoryId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RepositoryPin>>([.. _pins.Values.Where(pin => pin.Known?.Id == repositoryId)]);

    public Task<RepositoryPin> LearnAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken) =>
        Task.FromResult(_pins[configured] = Of(configured) with { Known = seen });

    public Task RefuseAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken)
    {
        _pins[configured] = Of(configured) with { Refused = seen };
        return Task.CompletedTask;
    }

    public Task<RepositoryPin?> ConfirmAsync(RepositoryName configured, AdminAct act, CancellationToken cancellationToken)
    {
        if (!_pins.TryGetValue(configured, out var pin))
        {
            return Task.FromResult<RepositoryPin?>(null);
        }

        return Task.FromResult<RepositoryPin?>(_pins[configured] = pin with { Known = pin.Refused ?? pin.Known, Refused = null });
    }

    private RepositoryPin Of(RepositoryName configured) => _pins.GetValueOrDefault(configured) ?? new RepositoryPin { Configured = configured };
}

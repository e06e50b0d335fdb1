using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Repositories;

/// <summary>Lets a repository be used under a configured name, or says why not; and remembers what it saw.</summary>
public sealed partial class PinnedRepositories(IRepositoryPins pins, ILogger<PinnedRepositories> logger)
{
    /// <returns>Why the repository is not used; null when it is.</returns>
    public async Task<string?> RefusalOfAsync(RepositoryPin pin, RepositoryIdentity seen, CancellationToken cancellationToken)
    {
        if (pin.LearnsFrom(seen) && pin.Judge(seen) is PinVerdict.Same or PinVerdict.Renamed)
        {
            pin = await pins.LearnAsync(pin.Configured, seen, cancellationToken) with { Configured = pin.Configured };
        }

        switch (pin.Judge(seen))
        {
            case PinVerdict.Same:
                return null;
            case PinVerdict.Renamed:
                LogRenamed(pin.Warning(seen.Name));
                return null;
            case PinVerdict.Transferred or PinVerdict.Replaced:
                if (pin.Refused != seen)
                {
                    await pins.RefuseAsync(pin.Configured, seen, cancellationToken);
                }

                return pin.Refusal(seen);
            default:
                throw new ArgumentOutOfRangeException(nameof(seen));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogRenamed(string warning);
}

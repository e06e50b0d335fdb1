using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>
/// What a delivery read before it found a branch busy. It comes again in a second or two, and what a merge changed does not change any more: GitHub
/// need not be asked again each time. Where another replica goes on, or there was no room, it is.
/// </summary>
internal sealed class BusyDeliveries
{
    private const int MaxFiles = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyList<ChangedFile>> _kept = new(StringComparer.Ordinal);
    private int _files;

    public void Keep(string deliveryId, IReadOnlyList<ChangedFile> files)
    {
        lock (_lock)
        {
            if (_files + files.Count > MaxFiles)
            {
                // Some may be of deliveries that went on elsewhere and never come back for them.
                _kept.Clear();
                _files = 0;
            }

            if (files.Count <= MaxFiles && _kept.TryAdd(deliveryId, files))
            {
                _files += files.Count;
            }
        }
    }

    /// <returns>Null when it is not known any more.</returns>
    public IReadOnlyList<ChangedFile>? Take(string deliveryId)
    {
        lock (_lock)
        {
            _files -= _kept.Remove(deliveryId, out var files) ? files.Count : 0;
            return files;
        }
    }
}

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Names this process among all that ever ran; what it leased is told by it.</summary>
internal sealed class ProcessIdentity
{
    public string Id { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.CreateVersion7():N}";
}

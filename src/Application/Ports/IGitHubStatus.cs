namespace ExamplesCopier.Application.Ports;

/// <summary>How the last authenticated call to GitHub went.</summary>
public interface IGitHubStatus
{
    /// <summary>Null before the first call.</summary>
    bool? Authenticated { get; }

    /// <summary>Why the last call failed; null when it did not.</summary>
    string? Problem { get; }
}

namespace ExamplesCopier.Domain.Configuration;

/// <summary>Whether deletions are recorded in a file of the source repository.</summary>
public sealed record DeprecationCheck
{
    public const string DefaultFile = "deprecated_examples.json";

    public static DeprecationCheck Off { get; } = new();

    public bool Enabled { get; init; }

    /// <summary>Path in the source repository.</summary>
    public string File { get; init; } = DefaultFile;
}

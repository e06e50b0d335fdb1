namespace ExamplesCopier.Domain.Configuration;

/// <summary>What every target and source starts from; whatever stands in a narrower place wins, field by field.</summary>
public sealed record Defaults(CommitStrategy Strategy, DeprecationCheck Deprecation, SourceSettings Settings)
{
    public static Defaults BuiltIn { get; } = new(CommitStrategy.Default, DeprecationCheck.Off, SourceSettings.Default);
}

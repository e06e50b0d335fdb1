namespace ExamplesCopier.Domain.Configuration;

/// <summary>The limits of one deployment, from the specification's section 14.</summary>
public static class Limits
{
    public const int Sources = 50;
    public const int RulesPerSource = 100;
    public const int TargetsPerRule = 20;

    /// <summary>Bytes of one configuration file.</summary>
    public const int ConfigurationBytes = 1024 * 1024;

    /// <summary>Depth of nested collections in a configuration file.</summary>
    public const int ConfigurationDepth = 64;

    /// <summary>Nodes of a configuration file after its aliases are expanded.</summary>
    public const int ConfigurationNodes = 100_000;

    /// <summary>Characters of a configuration file after its aliases are expanded.</summary>
    public const int ConfigurationExpandedCharacters = 16 * ConfigurationBytes;

    public static TimeSpan MinTimeout { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan MaxTimeout { get; } = TimeSpan.FromHours(1);
}

using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Application.Configuration;

/// <summary>What is to be used of one configuration file, and what is wrong with its newest version.</summary>
/// <param name="Reading">The version to use: the newest, or the last that worked; null when none works.</param>
/// <param name="Version">The short hash of its bytes.</param>
/// <param name="Problems">Why the newest is not used.</param>
internal sealed record FileVerdict(ConfigurationReading? Reading, string Version, IReadOnlyList<string> Problems)
{
    /// <summary>All problems in one text.</summary>
    public string Problem => string.Join(Environment.NewLine, Problems);
}

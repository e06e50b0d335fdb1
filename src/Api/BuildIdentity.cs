using System.Reflection;

namespace ExamplesCopier.Api;

/// <summary>What this executable was built from.</summary>
internal static class BuildIdentity
{
    /// <summary>The version, with the commit behind a plus sign where the build knew it.</summary>
    public static string Full { get; } = typeof(BuildIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static string Version { get; } = Full.Split('+')[0];

    /// <summary>Null when the sources were no git repository and the build was not told.</summary>
    public static string? Commit { get; } = CommitOf(Full);

    internal static string? CommitOf(string version) => version.Split('+') is [_, { Length: > 0 } commit] ? commit : null;
}

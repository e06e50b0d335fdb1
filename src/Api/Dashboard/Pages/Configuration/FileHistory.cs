using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Dashboard.Pages.Configuration;

/// <summary>The kept versions of one configuration file.</summary>
/// <param name="File">Its name.</param>
/// <param name="Versions">Newest first.</param>
public sealed record FileHistory(string File, IReadOnlyList<KeptVersion> Versions)
{
    /// <summary>The version that is held; null when the file follows its newest one.</summary>
    public KeptVersion? Held { get; } = Versions.FirstOrDefault(version => version.IsPinned);

    public KeptVersion InForce => Held ?? Versions[0];

    /// <summary>The file that changed last comes first.</summary>
    public static IReadOnlyList<FileHistory> Of(IReadOnlyList<KeptVersion> versions) =>
        [.. versions.GroupBy(version => version.File, StringComparer.Ordinal).Select(file => new FileHistory(file.Key, [.. file]))];

    /// <summary>The version that was kept before another one; null for the oldest.</summary>
    public KeptVersion? Before(KeptVersion version) => Versions.SkipWhile(other => other != version).Skip(1).FirstOrDefault();
}

using ExamplesCopier.Api.Dashboard.Parts;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Dashboard.Pages.Audit;

/// <summary>What events of the audit are called on the page.</summary>
internal static class AuditWords
{
    public static string Of(AuditAction action) => action switch
    {
        AuditAction.DriftOverwritten => "change of others overwritten",
        _ => StateWords.Of(action),
    };

    /// <returns>The tone of a <see cref="Badge"/>; null for what is neither good nor bad.</returns>
    public static string? ToneOf(AuditEntry entry) => (entry.Success, entry.Action) switch
    {
        (false, _) or (_, AuditAction.FileFailed) => "bad",
        (_, AuditAction.FileWritten) => "good",
        (_, AuditAction.FileDeleted or AuditAction.FileDeprecated or AuditAction.DriftOverwritten) => "warn",
        _ => null,
    };

    /// <summary>Sizes as people say them.</summary>
    public static string Size(long bytes) => bytes < 1024 ? Counted.Of(bytes, "byte") : $"{Math.Round(bytes / 1024.0):N0} KiB";
}

using System.ComponentModel.DataAnnotations;

namespace ExamplesCopier.Application.Configuration;

/// <summary>How this deployment works; the section <c>Copier</c> of the settings.</summary>
public sealed class CopierOptions
{
    public const string SectionName = "Copier";

    /// <summary>The central configuration as a file of this machine.</summary>
    public string? ConfigFile { get; set; }

    /// <summary>The repository of the central configuration, as <c>owner/name</c>; instead of <see cref="ConfigFile"/>.</summary>
    public string? ConfigRepository { get; set; }

    /// <summary>The branch of <see cref="ConfigRepository"/>.</summary>
    public string ConfigBranch { get; set; } = "main";

    /// <summary>The file's path in <see cref="ConfigRepository"/>.</summary>
    public string ConfigPath { get; set; } = "copier-config.yaml";

    /// <summary>How long a loaded configuration is used before it is read again; seconds.</summary>
    [Range(0, 86_400)]
    public int ConfigCacheSeconds { get; set; } = 300;

    /// <summary>The accounts that sources and targets may belong to; empty for any.</summary>
    public IList<string> AllowedOwners { get; } = [];

    /// <summary>Deliveries in work at once, per replica.</summary>
    [Range(1, 100)]
    public int MaxConcurrentDeliveries { get; set; } = 10;

    /// <summary>Everything is read and decided, nothing is written, for all sources.</summary>
    public bool DryRun { get; set; }

    /// <summary>A change set of more files is held until an operator releases it.</summary>
    [Range(1, 100_000)]
    public int MaxFilesPerChangeSet { get; set; } = 1000;

    /// <summary>A change set of more deletions is held until an operator releases it.</summary>
    [Range(0, 100_000)]
    public int MaxDeletionsPerChangeSet { get; set; } = 100;

    /// <summary>How often missed merges are looked for, in minutes, and at start; 0 for never.</summary>
    [Range(0, 1440)]
    public int CatchUpMinutes { get; set; } = 10;

    /// <summary>How long a delivery that ended without failure is kept, in days. That its merge was copied is never forgotten.</summary>
    [Range(1, 36_500)]
    public int RetentionDays { get; set; } = 30;

    /// <summary>How long an audit event is kept, in days.</summary>
    [Range(1, 36_500)]
    public int AuditRetentionDays { get; set; } = 400;

    /// <summary>The wait after a first failed attempt, in seconds; later ones grow from it.</summary>
    [Range(0.01, 600)]
    public double RetrySeconds { get; set; } = 10;
}

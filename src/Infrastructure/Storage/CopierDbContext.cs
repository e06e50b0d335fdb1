using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>The tables of the service; Quartz keeps its own beside them.</summary>
internal abstract class CopierDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<ChangeSetRow> ChangeSets => Set<ChangeSetRow>();

    public DbSet<DeliveryFileRow> DeliveryFiles => Set<DeliveryFileRow>();

    public DbSet<DeliveryStepRow> DeliverySteps => Set<DeliveryStepRow>();

    public DbSet<SourceStateRow> SourceStates => Set<SourceStateRow>();

    public DbSet<RuleTallyRow> RuleTallies => Set<RuleTallyRow>();

    public DbSet<BranchLockRow> BranchLocks => Set<BranchLockRow>();

    public DbSet<ConfigurationVersionRow> ConfigurationVersions => Set<ConfigurationVersionRow>();

    public DbSet<SourceRegistrationRow> SourceRegistrations => Set<SourceRegistrationRow>();

    public DbSet<SourceSwitchRow> SourceSwitches => Set<SourceSwitchRow>();

    public DbSet<SourceWatchRow> SourceWatches => Set<SourceWatchRow>();

    public DbSet<RedeliveryRow> Redeliveries => Set<RedeliveryRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<LookRow> Looks => Set<LookRow>();

    public DbSet<SignalRow> Signals => Set<SignalRow>();

    public DbSet<InstallationUsageRow> InstallationUsage => Set<InstallationUsageRow>();

    public DbSet<PauseRow> Pauses => Set<PauseRow>();

    public DbSet<RepositoryPinRow> RepositoryPins => Set<RepositoryPinRow>();

    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();

    public DbSet<SessionKeyRow> SessionKeys => Set<SessionKeyRow>();

    public DbSet<AuditEventRow> AuditEvents => Set<AuditEventRow>();

    /// <summary>SQLite compares no <see cref="DateTimeOffset"/>: both databases keep UTC ticks.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeliveryRow>(delivery =>
        {
            delivery.ToTable("deliveries").HasKey(row => row.Id);
            DeliveryIndexes.Add(delivery);
            delivery.HasMany(row => row.ChangeSets).WithOne().HasForeignKey(row => row.DeliveryId).OnDelete(DeleteBehavior.Cascade);
            delivery.HasMany(row => row.Steps).WithOne().HasForeignKey(row => row.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ChangeSetRow>(set =>
        {
            set.ToTable("change_sets").HasKey(row => row.Id);
            set.HasIndex(row => new { row.DeliveryId, row.TargetRepo, row.Branch, row.Arrival, row.GroupName }).IsUnique();
            set.HasIndex(row => row.State);
            set.HasIndex(row => new { row.TargetRepo, row.PullRequest });
            set.HasIndex(row => new { row.TargetKey, row.ReceivedAt, row.DeliveryId });
            set.HasMany(row => row.Files).WithOne().HasForeignKey(row => row.ChangeSetId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<DeliveryFileRow>().ToTable("delivery_files").HasKey(row => row.Id);
        modelBuilder.Entity<DeliveryStepRow>().ToTable("delivery_steps").HasKey(row => row.Id);
        modelBuilder.Entity<SourceStateRow>().ToTable("source_state").HasKey(row => row.Source);
        modelBuilder.Entity<RuleTallyRow>(tally =>
        {
            tally.ToTable("rule_tallies").HasKey(row => new { row.Source, row.Day, row.Rule });
            tally.HasIndex(row => row.Day);
        });
        modelBuilder.Entity<BranchLockRow>().ToTable("branch_locks").HasKey(row => row.Branch);
        modelBuilder.Entity<ConfigurationVersionRow>(version =>
        {
            version.ToTable("configuration_versions").HasKey(row => row.Id);
            version.HasIndex(row => new { row.File, row.Version }).IsUnique();
        });
        modelBuilder.Entity<SourceRegistrationRow>().ToTable("source_registrations").HasKey(row => row.Source);
        modelBuilder.Entity<LedgerRow>(entry =>
        {
            entry.ToTable("ledger").HasKey(row => row.Id);
            entry.HasIndex(row => new { row.TargetKey, row.Branch, row.Path }).IsUnique();
        });
        modelBuilder.Entity<AuditEventRow>(audited =>
        {
            audited.ToTable("audit_events").HasKey(row => row.Id);
            audited.HasIndex(row => row.At);
            audited.HasIndex(row => new { row.SourceKey, row.Id });
            audited.HasIndex(row => new { row.TargetKey, row.Id });
            audited.HasIndex(row => new { row.SourcePath, row.SourceKey });
            audited.HasIndex(row => new { row.TargetPath, row.TargetKey });
            if (Database.IsNpgsql())
            {
                // By bytes, as SQLite compares: so a folder is a range of the index.
                audited.Property(row => row.SourcePath).UseCollation("C");
                audited.Property(row => row.TargetPath).UseCollation("C");
            }
        });
        modelBuilder.Entity<SourceSwitchRow>().ToTable("source_switches").HasKey(row => row.Source);
        modelBuilder.Entity<SourceWatchRow>().ToTable("source_watches").HasKey(row => row.Source);
        modelBuilder.Entity<RedeliveryRow>().ToTable("hook_redeliveries").HasKey(row => row.Guid);
        modelBuilder.Entity<AlertRow>().ToTable("alerts").HasKey(row => new { row.Kind, row.Cause });
        modelBuilder.Entity<LookRow>().ToTable("looks").HasKey(row => row.Name);
        modelBuilder.Entity<InstallationUsageRow>(usage =>
        {
            usage.ToTable("installation_usage").HasKey(row => row.InstallationId);
            usage.Property(row => row.InstallationId).ValueGeneratedNever();
        });
        modelBuilder.Entity<PauseRow>().ToTable("pauses").HasKey(row => row.Scope);
        modelBuilder.Entity<RepositoryPinRow>(pin =>
        {
            pin.ToTable("repository_pins").HasKey(row => row.Configured);
            pin.HasIndex(row => row.RepositoryId);
        });
        modelBuilder.Entity<SessionKeyRow>().ToTable("session_keys").HasKey(row => row.Id);
        modelBuilder.Entity<SignalRow>().ToTable("signals").HasKey(row => row.Name);
    }
}

/// <summary>The tables in a SQLite file.</summary>
internal sealed class SqliteCopierDbContext(DbContextOptions<SqliteCopierDbContext> options) : CopierDbContext(options);

/// <summary>The tables in a PostgreSQL database.</summary>
internal sealed class PostgresCopierDbContext(DbContextOptions<PostgresCopierDbContext> options) : CopierDbContext(options);

using ExamplesCopier.Crash;
using ExamplesCopier.Postgres;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>The short form of the crash run; <c>dotnet run -c Release --project benchmarks -- crash</c> is the long one.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const string SeedVariable = "COPIER_CRASH_SEED";

    private static readonly CrashOptions _short = new()
    {
        Merges = 50,
        Storm = TimeSpan.FromSeconds(12),
        Kills = 4,
        Outages = 1,
        Patience = TimeSpan.FromMinutes(2),
    };

    [Fact]
    public Task Killed_and_cut_off_at_random_one_process_on_SQLite_loses_doubles_and_sets_back_nothing() => HoldsAsync(_short);

    [Fact]
    public Task Killed_and_cut_off_at_random_three_replicas_on_PostgreSQL_lose_double_and_set_back_nothing()
    {
        PostgresServer.RequirePrograms();
        // What a killed replica held is free again after 30 s, so each kill costs more than on SQLite.
        return HoldsAsync(_short with { Postgres = true, Merges = 40, Kills = 2 });
    }

    private async Task HoldsAsync(CrashOptions options)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var seed))
        {
            options = options with { Seed = seed };
        }

        var report = await CrashRun.RunAsync(options, TestContext.Current.CancellationToken);

        output.WriteLine(report.ToString());
        report.Verdict.All.Should().BeEmpty("the run with {0}={1} must leave everything in order:\n{2}", SeedVariable, options.Seed, report);
        report.Disturbances.Kills.Should().NotBeEmpty();
        report.Disturbances.Outages.Should().NotBeEmpty();
    }
}

using System.Globalization;

namespace ExamplesCopier.Crash;

/// <summary>How much a crash run does: <c>--seed 7 --merges 300 --seconds 60 --kills 15 --outages 3 --postgres --logs /tmp/logs</c>.</summary>
internal sealed record CrashOptions
{
    /// <summary>What is merged, broken and killed, and when, follows from it; how the processes interleave does not.</summary>
    public int Seed { get; init; } = Random.Shared.Next(1, 1_000_000);

    public int Merges { get; init; } = 300;

    /// <summary>Over how long the merges are spread.</summary>
    public TimeSpan Storm { get; init; } = TimeSpan.FromSeconds(60);

    public int Kills { get; init; } = 15;

    public int Outages { get; init; } = 3;

    /// <summary>Three replicas on a PostgreSQL server; otherwise one process on a SQLite file.</summary>
    public bool Postgres { get; init; }

    /// <summary>How long all may take to be done once the last merge is told; a run that is right never takes so long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>A folder for the logs of the processes; null drops them.</summary>
    public string? Logs { get; init; }

    public int Replicas => Postgres ? 3 : 1;

    public string Store => Postgres ? "PostgreSQL" : "SQLite";

    /// <exception cref="ArgumentException">An option is not known, or lacks its value.</exception>
    public static CrashOptions Parse(IReadOnlyList<string> args)
    {
        var options = new CrashOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--postgres" => options with { Postgres = true },
                "--seed" => options with { Seed = Number(args, ++i) },
                "--merges" => options with { Merges = Number(args, ++i) },
                "--seconds" => options with { Storm = TimeSpan.FromSeconds(Number(args, ++i)) },
                "--kills" => options with { Kills = Number(args, ++i) },
                "--outages" => options with { Outages = Number(args, ++i) },
                "--logs" when i + 1 < args.Count => options with { Logs = args[++i] },
                var unknown => throw new ArgumentException($"Not known, or without a value: {unknown}"),
            };
        }

        return options;
    }

    private static int Number(IReadOnlyList<string> args, int i) =>
        i < args.Count && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{args[i - 1]} needs a number.");
}

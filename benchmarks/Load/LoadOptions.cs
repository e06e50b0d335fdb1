using System.Globalization;

namespace ExamplesCopier.Benchmarks.Load;

/// <summary>What a load run is told: <c>--clients 16 --seconds 10 --folder /tmp --postgres "Host=…"</c>.</summary>
internal sealed record LoadOptions
{
    /// <summary>How many send at once, each its next merge after the answer to the one before.</summary>
    public int Clients { get; private init; } = 16;

    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>On the disk that is to be measured.</summary>
    public string Folder { get; private init; } = Path.GetTempPath();

    /// <summary>The connection string of an empty PostgreSQL database; null for a SQLite file.</summary>
    public string? Postgres { get; private init; }

    /// <exception cref="ArgumentException">An option is not known, or lacks its value.</exception>
    public static LoadOptions Parse(IReadOnlyList<string> args) => args.Chunk(2).Aggregate(new LoadOptions(), (options, pair) => pair switch
    {
        ["--clients", var value] => options with { Clients = int.Parse(value, CultureInfo.InvariantCulture) },
        ["--seconds", var value] => options with { Duration = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
        ["--folder", var value] => options with { Folder = value },
        ["--postgres", var value] => options with { Postgres = value },
        _ => throw new ArgumentException($"Not known, or without a value: {string.Join(' ', pair)}"),
    });
}

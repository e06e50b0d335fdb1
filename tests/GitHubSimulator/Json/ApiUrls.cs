using System.Globalization;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Json;

/// <summary>The addresses GitHub puts into its answers.</summary>
internal sealed record ApiUrls(string Web, string Api)
{
    public string Of(SimulatedRepository repository) => $"{Api}/repos/{repository.FullName}";

    public string WebOf(SimulatedRepository repository) => $"{Web}/{repository.FullName}";

    public static string Path(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? at) => at is { } known ? Time(known) : null;
}

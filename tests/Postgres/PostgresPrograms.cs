using System.Diagnostics;

namespace ExamplesCopier.Postgres;

/// <summary>PostgreSQL's own programs, as this machine has them. They refuse to run as root, so root runs them as another user.</summary>
internal static class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c>; null where there is none.</summary>
    public static string? Folder { get; } = OperatingSystem.IsWindows() ? null : Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>The user that the programs run as; null for ours.</summary>
    public static string? User { get; } = Environment.IsPrivilegedProcess ? KnownUser("postgres") ?? "nobody" : null;

    /// <summary>How to start one of the programs: its path, preceded by what changes the user.</summary>
    public static async Task<string[]> CommandAsync(string program)
    {
        var path = Path.Combine(Folder ?? throw new InvalidOperationException("PostgreSQL is not installed here."), program);
        return User is null
            ? [path]
            : ["setpriv", $"--reuid={User}", $"--regid={(await RunAsync(["id", "-g", User])).Trim()}", "--clear-groups", path];
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await errors}");
    }

    private static IEnumerable<string> Candidates()
    {
        var versions = Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [];
        return versions
            .OrderByDescending(folder => Version.TryParse($"{Path.GetFileName(folder)}.0", out var version) ? version : new Version())
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? KnownUser(string name) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal)) ? name : null;
}

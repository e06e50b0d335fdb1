using System.Diagnostics;
using ExamplesCopier.Api;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>The executable as people run it, and all that came of one run.</summary>
internal sealed record CommandLineProcess(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    /// <summary>The executable's file, for those who start it themselves.</summary>
    public static string Executable => typeof(CopierHost).Assembly.Location;

    public static Task<CommandLineProcess> RunAsync(params string[] args) => RunAsync(new ProcessStartInfo("dotnet", [Executable, .. args]), null);

    /// <param name="start">What to run; its streams are redirected.</param>
    /// <param name="input">Lines for standard input; null to give none.</param>
    public static async Task<CommandLineProcess> RunAsync(ProcessStartInfo start, IEnumerable<string>? input)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        foreach (var line in input ?? [])
        {
            await process.StandardInput.WriteLineAsync(line);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(_patience);
        return new CommandLineProcess(process.ExitCode, await output, await error);
    }
}

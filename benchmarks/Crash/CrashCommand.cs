using System.Runtime.InteropServices;
using ExamplesCopier.Crash;

namespace ExamplesCopier.Benchmarks.Crash;

/// <summary>Prints the report of a crash run; told to end, it takes what it started with it.</summary>
internal static class CrashCommand
{
    // As shells tell of a command that a signal ended: https://www.gnu.org/software/bash/manual/html_node/Exit-Status.html
    private const int EndedBySignal = 128;

    /// <returns>0 when all is as it must be, 1 when not, more when a signal ended it.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        using var ending = new CancellationTokenSource();
        var signal = 0;
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => End(context, 2));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, 15));
        try
        {
            var report = await CrashRun.RunAsync(CrashOptions.Parse(args), ending.Token);
            Console.Write(report);
            return report.IsClean ? 0 : 1;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Told to end before the run was over.");
            return EndedBySignal + signal;
        }

        void End(PosixSignalContext context, int number)
        {
            context.Cancel = true;
            signal = number;
            ending.Cancel();
        }
    }
}

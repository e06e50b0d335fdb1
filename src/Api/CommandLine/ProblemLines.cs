using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>What is wrong with a configuration, a line each, as compilers write theirs.</summary>
internal static class ProblemLines
{
    public static void Write(Terminal terminal, string name, ConfigurationReading reading)
    {
        foreach (var error in reading.Errors)
        {
            terminal.Error.WriteLine(Terminal.Safe(error.At(name)));
        }

        foreach (var warning in reading.Warnings)
        {
            terminal.Error.WriteLine(Terminal.Safe((warning with { Message = $"warning: {warning.Message}" }).At(name)));
        }
    }
}

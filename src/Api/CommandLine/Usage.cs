namespace ExamplesCopier.Api.CommandLine;

/// <summary>Tells people that the arguments were not understood, and where to read how they are written.</summary>
internal static class Usage
{
    public static int Tell(Terminal terminal, string problem, string help)
    {
        terminal.Error.WriteLine(Terminal.Safe(problem));
        terminal.Error.WriteLine($"See {help}.");
        return ExitCodes.Usage;
    }
}

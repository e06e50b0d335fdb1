namespace ExamplesCopier.Api.CommandLine;

/// <summary>Where the executable begins: the service, unless another verb is asked for.</summary>
public static class Verbs
{
    /// <summary>Runs what the arguments say.</summary>
    /// <returns>0 when it went well, 1 when the input is wrong, 2 when the arguments are.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Before anything of the command line is loaded: the service starts as fast as without it.
        if (ServeArguments.AreMeant(args))
        {
            return await ServeAsync(args);
        }

        await using var terminal = Terminal.OfProcess();
        return await VerbTree.RunAsync(args, terminal);
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        var settings = ServeArguments.Settings(args);
        if (ServeArguments.Problem(settings) is not { } problem)
        {
            return await CopierHost.RunAsync(settings);
        }

        await using var terminal = Terminal.OfProcess();
        return Usage.Tell(terminal, problem, "copier --help");
    }
}

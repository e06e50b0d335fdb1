using System.Text;
using ExamplesCopier.Api.CommandLine;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>One run of a verb within this process: for many runs, where starting the executable each time would take minutes.</summary>
internal sealed record CommandLineHere(int ExitCode, string Out, string Error)
{
    public static Task<CommandLineHere> RunAsync(params string[] args) => RunAsync(null, args);

    /// <summary>The same, with settings of its own: those of the environment are every test's.</summary>
    public static async Task<CommandLineHere> RunAsync(IReadOnlyDictionary<string, string?>? settings, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        int exitCode;
        await using (var terminal = new Terminal(Stream.Null, output, error, hasColours: false))
        {
            exitCode = await VerbTree.RunAsync(args, terminal, settings);
        }

        return new CommandLineHere(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

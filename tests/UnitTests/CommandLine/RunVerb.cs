using System.Text;
using ExamplesCopier.Api.CommandLine;

namespace ExamplesCopier.UnitTests.CommandLine;

/// <summary>One run of a verb in this process, and all that came of it.</summary>
internal sealed record RunVerb(int ExitCode, string Out, string Error)
{
    public static Task<RunVerb> Async(params string[] args) => WithInputAsync("", args);

    public static Task<RunVerb> WithInputAsync(string input, params string[] args) => RunAsync(input, hasColours: false, args);

    /// <summary>As a person sees it whose terminal has colours.</summary>
    public static Task<RunVerb> InColourAsync(params string[] args) => RunAsync("", hasColours: true, args);

    private static async Task<RunVerb> RunAsync(string input, bool hasColours, string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        int exitCode;
        await using (var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, hasColours))
        {
            exitCode = await VerbTree.RunAsync(args, terminal);
        }

        return new RunVerb(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

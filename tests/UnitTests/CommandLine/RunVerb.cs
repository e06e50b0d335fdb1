using System.Text;
using ExamplesCopier.Api.CommandLine;

namespace ExamplesCopier.UnitTests.CommandLine;

/// <summary>One run of a verb in this process, and all that came of it.</summary>
internal sealed record RunVerb(int ExitCode, string Out, string Error)
{
    public static Task<RunVerb> Async(params string[] args) => WithInputAsync("", args);

    public static async Task<RunVerb> WithInputAsync(string input, params string[] args)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        int exitCode;
        await using (var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, hasColours: false))
        {
            exitCode = await VerbTree.RunAsync(args, terminal);
        }

        return new RunVerb(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}

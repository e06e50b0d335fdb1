using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The library's help, and below it how the verb is used.</summary>
internal sealed class HelpWithExamples(Terminal terminal, HelpAction help, IReadOnlyList<Verb> verbs) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var verb = verbs.FirstOrDefault(verb => verb.Command == parseResult.CommandResult.Command);
        terminal.Out.WriteLine("Examples:");
        foreach (var example in verb?.Examples ?? verbs.Select(each => each.Examples[0]))
        {
            terminal.Out.WriteLine($"  {example}");
        }

        terminal.Out.WriteLine();
        return ExitCodes.Ok;
    }
}

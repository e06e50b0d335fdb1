using System.CommandLine;
using System.CommandLine.Invocation;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The version of this executable, with the commit that it was built from where the build knew it.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.WriteLine(BuildIdentity.Full);
        return ExitCodes.Ok;
    }
}

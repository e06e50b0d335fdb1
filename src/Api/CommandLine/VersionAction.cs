using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The version of this executable, with the commit that it was built from where the build knew it.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        terminal.Out.WriteLine(typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
        return ExitCodes.Ok;
    }
}

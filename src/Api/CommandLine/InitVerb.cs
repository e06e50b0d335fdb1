using System.CommandLine;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier init</c>: a configuration to begin with.</summary>
internal static class InitVerb
{
    public static Verb Create(Terminal terminal)
    {
        var output = OutputFile.Option("Where to write it; standard output when left out.");
        var force = OutputFile.Force();
        var command = new Command("init", "Write a commented configuration to begin with.") { output, force };
        command.SetAction((arguments, cancellationToken) => OutputFile.WriteAsync(StarterFile.Text, arguments.GetValue(output), arguments.GetValue(force), terminal, cancellationToken));
        return new Verb(command, "copier init -o copier.yaml", "copier init > copier.yaml");
    }
}

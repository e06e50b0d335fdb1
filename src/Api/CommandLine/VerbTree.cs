using System.CommandLine;
using System.CommandLine.Help;
using ExamplesCopier.Application.Configuration.Validation;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>All verbs, and how the arguments find theirs.</summary>
internal static class VerbTree
{
    private const string Name = "copier";

    private static readonly ParserConfiguration _parser = new()
    {
        EnablePosixBundling = false,
        // A path may begin with '@'.
        ResponseFileTokenReplacer = null,
    };

    /// <param name="args">The arguments, the verb first.</param>
    /// <param name="terminal">What is read from and written to.</param>
    /// <param name="settings">Settings that win over those of the environment; null for none.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, IReadOnlyDictionary<string, string?>? settings = null)
    {
        await using var services = new VerbServices(settings);
        Verb[] verbs =
        [
            ServeVerb.Create(),
            ValidateVerb.Create(terminal, services),
            PlanVerb.Create(terminal, services),
            ConvertVerb.Create(terminal, services),
            InitVerb.Create(terminal),
            DoctorVerb.Create(terminal, services),
            SendVerb.Create(terminal),
            HealthVerb.Create(terminal),
        ];
        var root = Root(terminal, verbs);
        if (args is [var first, ..] && !first.StartsWith('-') && verbs.All(verb => verb.Command.Name != first))
        {
            var near = NearMiss.Find(first, verbs.Select(verb => verb.Command.Name)) is { } meant ? $" Did you mean '{meant}'?" : "";
            return Usage.Tell(terminal, $"There is no verb '{first}'.{near}", $"{Name} --help");
        }

        var parsed = root.Parse(args, _parser);
        if (parsed.Errors is [var error, ..])
        {
            var command = parsed.CommandResult.Command;
            return Usage.Tell(terminal, error.Message, command == root ? $"{Name} --help" : $"{Name} {command.Name} --help");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (WrongInputException exception)
        {
            await terminal.Error.WriteLineAsync(Terminal.Safe(exception.Message));
            return ExitCodes.WrongInput;
        }
    }

    private static Command Root(Terminal terminal, IReadOnlyList<Verb> verbs)
    {
        var help = new HelpOption("--help", ["-h", "-?"]) { Recursive = true, Description = "Show this." };
        help.Action = new HelpWithExamples(terminal, (HelpAction)help.Action!, verbs);
        var version = new Option<bool>("--version") { Description = "Show the version.", Action = new VersionAction(terminal) };
        var root = new Command(Name, "Copies the files that merged pull requests change from source repositories to target repositories.") { help, version };
        foreach (var verb in verbs)
        {
            root.Add(verb.Command);
        }

        return root;
    }
}

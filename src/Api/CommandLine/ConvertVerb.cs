using System.CommandLine;
using System.CommandLine.Parsing;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier convert</c>: an older configuration in the <c>sources</c> form.</summary>
internal sealed class ConvertVerb(Terminal terminal, VerbServices services)
{
    public static Verb Create(Terminal terminal, VerbServices services)
    {
        var file = new Argument<string>("FILE") { Description = "The older configuration: single-source (YAML or JSON), workflows or a main file of them, or a list of folders; - reads standard input." };
        var output = OutputFile.Option("Where to write the result; standard output when left out.");
        var force = OutputFile.Force();
        var source = new Option<SourceBranch?>("--source")
        {
            Description = "The source of a file that does not name it: a list of folders, or workflows kept in their source.",
            HelpName = "OWNER/REPO[@BRANCH]",
            CustomParser = ParseSource,
        };
        var command = new Command("convert", "Rewrite an older configuration in the sources form, with the same plan.") { file, output, source, force };
        command.SetAction((arguments, cancellationToken) => new ConvertVerb(terminal, services).RunAsync(
            arguments.GetRequiredValue(file), arguments.GetValue(source), arguments.GetValue(output), arguments.GetValue(force), cancellationToken));
        return new Verb(
            command,
            "copier convert copier-config.yaml -o copier.yaml",
            "copier convert .copier/workflows.yaml --source acme/code-examples -o copier.yaml");
    }

    private async Task<int> RunAsync(string file, SourceBranch? source, string? output, bool force, CancellationToken cancellationToken)
    {
        var content = await InputFile.ReadAsync(file, terminal, cancellationToken);
        var older = new OlderConfiguration(InputFile.NameOf(file), content, source, Neighbours.Of(file));
        var conversion = await services.SendAsync(new ConvertConfiguration(older), cancellationToken);
        foreach (var note in conversion.Notes)
        {
            terminal.Error.WriteLine(Terminal.Safe(note));
        }

        foreach (var error in conversion.Errors)
        {
            terminal.Error.WriteLine(Terminal.Safe($"error: {error}"));
        }

        return conversion.Text is { } text
            ? await OutputFile.WriteAsync(Header(older.Name, conversion.Notes) + text, output, force, terminal, cancellationToken)
            : ExitCodes.WrongInput;
    }

    private static string Header(string name, IReadOnlyList<string> notes) => string.Concat(
        notes.Prepend($"Converted from {Path.GetFileName(name)} by copier convert{(notes.Count == 0 ? "." : ", which said:")}").Select(line => $"# {Terminal.Safe(line)}\n"));

    private static SourceBranch? ParseSource(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (RepositoryName.TryParse(at < 0 ? text : text[..at], out var repository)
            && BranchName.TryParse(at < 0 ? BranchName.Main.Value : text[(at + 1)..], out var branch))
        {
            return new SourceBranch(repository, branch);
        }

        result.AddError($"'{text}' is not a source; write it as owner/name or owner/name@branch.");
        return null;
    }
}

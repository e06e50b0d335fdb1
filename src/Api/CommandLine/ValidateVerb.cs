using System.CommandLine;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier validate</c>: every problem of a configuration, as the service would see it.</summary>
internal sealed class ValidateVerb(Terminal terminal, VerbServices services)
{
    public static Verb Create(Terminal terminal, VerbServices services)
    {
        var file = new Argument<string>("FILE") { Description = "The configuration, YAML or JSON; - reads standard input." };
        var strict = new Option<bool>("--strict") { Description = "Take warnings for errors." };
        var json = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command("validate", "Check a configuration, with the same verdict as the service.") { file, strict, json };
        command.SetAction((arguments, cancellationToken) => new ValidateVerb(terminal, services).RunAsync(
            arguments.GetRequiredValue(file), arguments.GetValue(strict), arguments.GetValue(json), cancellationToken));
        return new Verb(
            command,
            "copier validate copier.yaml",
            "copier validate copier.yaml --strict --json",
            "git show main:copier.yaml | copier validate -");
    }

    private async Task<int> RunAsync(string file, bool strict, bool json, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(file, strict, cancellationToken);
        if (json)
        {
            VerdictJson.Write(terminal.Output, reading);
        }
        else
        {
            Tell(InputFile.NameOf(file), reading);
        }

        return reading.Configuration is null ? ExitCodes.WrongInput : ExitCodes.Ok;
    }

    private async Task<ConfigurationReading> ReadAsync(string file, bool strict, CancellationToken cancellationToken)
    {
        try
        {
            var content = await InputFile.ReadAsync(file, terminal, cancellationToken);
            return await services.SendAsync(new ValidateConfiguration(content, strict), cancellationToken);
        }
        catch (WrongInputException unreadable)
        {
            return new ConfigurationReading { Errors = [new ConfigurationProblem("", 1, 1, unreadable.Message)], Warnings = [] };
        }
    }

    private void Tell(string name, ConfigurationReading reading)
    {
        ProblemLines.Write(terminal, name, reading);
        if (reading.Configuration is { } configuration)
        {
            var rules = configuration.Sources.SelectMany(source => source.CopyRules).ToList();
            terminal.Out.WriteLine($"{Terminal.Safe(name)} is {terminal.Painted(Colour.Green, "valid")}: {Count(configuration.Sources.Count, "source")}, "
                + $"{Count(rules.Count, "rule")}, {Count(rules.Sum(rule => rule.Targets.Count), "target")}{Warned(reading)}.");
        }
        else
        {
            terminal.Error.WriteLine($"{Terminal.Safe(name)} is not valid: {Count(reading.Errors.Count, "error")}{Warned(reading)}.");
        }
    }

    private static string Warned(ConfigurationReading reading) => reading.Warnings.Count == 0 ? "" : $", {Count(reading.Warnings.Count, "warning")}";

    private static string Count(int count, string what) => FormattableString.Invariant($"{count} {what}{(count == 1 ? "" : "s")}");
}

using System.CommandLine;
using ExamplesCopier.Application.Doctor;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier doctor</c>: what is not right yet, before a first merge, and where to put it right.</summary>
internal sealed class DoctorVerb(Terminal terminal, VerbServices services)
{
    public static Verb Create(Terminal terminal, VerbServices services)
    {
        var config = new Option<string?>("--config") { Description = "The configuration; the one that the settings name when left out.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Write the result as JSON." };
        var command = new Command("doctor", "Check, by asking GitHub, the App, its webhook, and every source and target, before the first merge.") { config, json };
        command.SetAction((arguments, cancellationToken) => new DoctorVerb(terminal, services).RunAsync(arguments.GetValue(config), arguments.GetValue(json), cancellationToken));
        return new Verb(command, "copier doctor --config copier.yaml", "copier doctor --json");
    }

    private async Task<int> RunAsync(string? config, bool json, CancellationToken cancellationToken)
    {
        var given = config is null ? null : new ConfigurationFile(InputFile.NameOf(config), await InputFile.ReadAsync(config, terminal, cancellationToken));
        var findings = (await FindAsync(given, cancellationToken)).ToList();
        if (json)
        {
            FindingsJson.Write(terminal.Output, findings);
        }
        else
        {
            Tell(findings);
        }

        return findings.Any(finding => finding.Verdict == SetupVerdict.Problem) ? ExitCodes.WrongInput : ExitCodes.Ok;
    }

    private async Task<IEnumerable<SetupFinding>> FindAsync(ConfigurationFile? given, CancellationToken cancellationToken)
    {
        List<SetupFinding> settings =
        [
            .. services.SettingsProblems().Select(problem => new SetupFinding(SetupVerdict.Problem, CheckOf(problem), "the settings", problem)),
        ];
        if (settings.Count == 0)
        {
            settings.Add(new SetupFinding(SetupVerdict.Ok, SetupCheck.Settings, "the settings", "Nothing is missing, and nothing is out of range."));
        }

        return services.CanAskGitHub
            ? settings.Concat((await services.SendToGitHubAsync(new CheckSetup(given, services.WebhookPaths), cancellationToken)).Findings)
            : settings.Append(new SetupFinding(SetupVerdict.Warning, SetupCheck.App, "the App", "GitHub was not asked, because the settings do not do yet."));
    }

    private static SetupCheck CheckOf(string problem) => problem.StartsWith("GitHub:WebhookSecret", StringComparison.Ordinal) ? SetupCheck.WebhookSecret : SetupCheck.Settings;

    private void Tell(List<SetupFinding> findings)
    {
        foreach (var finding in findings)
        {
            var (colour, word) = finding.Verdict switch
            {
                SetupVerdict.Ok => (Colour.Green, "ok     "),
                SetupVerdict.Warning => (Colour.Cyan, "warning"),
                _ => (Colour.Red, "problem"),
            };
            var page = finding.Page is { } where ? $" → {where}" : "";
            terminal.Out.WriteLine($"{terminal.Painted(colour, word)}  {Terminal.Safe($"{finding.Subject}: {finding.Message}{page}")}");
        }

        terminal.Out.WriteLine(FormattableString.Invariant($"{Count(findings, SetupVerdict.Ok)} ok, {Count(findings, SetupVerdict.Warning)} to look at, {Count(findings, SetupVerdict.Problem)} to put right."));
    }

    private static int Count(List<SetupFinding> findings, SetupVerdict verdict) => findings.Count(finding => finding.Verdict == verdict);
}

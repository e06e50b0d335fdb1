using System.CommandLine;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier plan</c>: what a configuration makes of paths.</summary>
internal sealed class PlanVerb(Terminal terminal, VerbServices services)
{
    public static Verb Create(Terminal terminal, VerbServices services)
    {
        var config = new Option<string>("--config") { Description = "The configuration.", Required = true, HelpName = "FILE" };
        var source = new Option<RepositoryName>("--source")
        {
            Description = "The source whose rules are applied.",
            Required = true,
            HelpName = "OWNER/REPO",
            CustomParser = RepositoryArgument.Parse,
        };
        var path = new Option<string[]>("--path") { Description = "A path in the source; may be repeated.", HelpName = "PATH" };
        var pathsFrom = new Option<string>("--paths-from") { Description = "A file with a path on each line; - reads standard input.", HelpName = "FILE" };
        var pullRequest = new Option<int?>("--pull-request") { Description = "A real pull request of the source, merged or not; GitHub is asked for it with the settings of the service.", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Write the plan as JSON." };
        var command = new Command("plan", "Show where paths go and why not, without asking GitHub for anything; or what would become of a real pull request.") { config, source, path, pathsFrom, pullRequest, json };
        command.Validators.Add(result =>
        {
            var (paths, file) = (result.GetResult(path) is not null, result.GetResult(pathsFrom) is not null);
            if (result.GetResult(pullRequest) is not null)
            {
                if (paths || file)
                {
                    result.AddError($"Give --pull-request or {(paths ? "--path" : "--paths-from")}, not both.");
                }
                else if (result.GetValue(pullRequest) < 1)
                {
                    result.AddError("--pull-request must be a number from 1.");
                }
            }
            else if (paths == file)
            {
                result.AddError(paths ? "Give --path or --paths-from, not both." : "Give the paths with --path or --paths-from, or a --pull-request.");
            }
            else if (file && result.GetValue(config) == InputFile.Standard && result.GetValue(pathsFrom) == InputFile.Standard)
            {
                result.AddError("Standard input can be the configuration or the paths, not both.");
            }
        });
        command.SetAction((arguments, cancellationToken) => arguments.GetValue(pullRequest) is { } number
            ? new PullRequestPlan(terminal, services).RunAsync(arguments.GetRequiredValue(config), arguments.GetRequiredValue(source), number, arguments.GetValue(json), cancellationToken)
            : new PlanVerb(terminal, services).RunAsync(
                arguments.GetRequiredValue(config),
                arguments.GetRequiredValue(source),
                arguments.GetValue(pathsFrom) is { } file ? PathLines.ReadAsync(file, terminal, cancellationToken) : arguments.GetRequiredValue(path).ToAsyncEnumerable(),
                arguments.GetValue(json),
                cancellationToken));
        return new Verb(
            command,
            "copier plan --config copier.yaml --source acme/code-examples --path examples/go/main.go",
            "git -c core.quotePath=false ls-files | copier plan --config copier.yaml --source acme/code-examples --paths-from - --json",
            "copier plan --config copier.yaml --source acme/code-examples --pull-request 42");
    }

    private async Task<int> RunAsync(string config, RepositoryName source, IAsyncEnumerable<string> paths, bool json, CancellationToken cancellationToken)
    {
        var content = await InputFile.ReadAsync(config, terminal, cancellationToken);
        switch (await services.SendAsync(new PlanPaths(content, source, paths), cancellationToken))
        {
            case PathsPlan.Planned planned:
                await WriteAsync(planned, json, cancellationToken);
                return ExitCodes.Ok;
            case PathsPlan.Invalid invalid:
                ProblemLines.Write(terminal, InputFile.NameOf(config), new ConfigurationReading { Errors = invalid.Reading.Errors, Warnings = [] });
                return ExitCodes.WrongInput;
            case PathsPlan.UnknownSource unknown:
                throw new WrongInputException($"{source} is no source of {InputFile.NameOf(config)}, which has {string.Join(", ", unknown.Known)}.");
            case PathsPlan.RulesElsewhere elsewhere:
                throw new WrongInputException($"{source} keeps its rules in its own repository, in {elsewhere.Source.ConfigFile}; they are not read here.");
            default:
                throw new InvalidOperationException("The plan has an outcome that is not known here.");
        }
    }

    private async Task WriteAsync(PathsPlan.Planned planned, bool json, CancellationToken cancellationToken)
    {
        using IPlanWriter writer = json ? new PlanJson(terminal.Output) : new PlanTree(terminal);
        writer.Begin(planned.Source);
        await foreach (var path in planned.Paths.WithCancellation(cancellationToken))
        {
            writer.Write(path);
        }

        writer.End();
    }
}

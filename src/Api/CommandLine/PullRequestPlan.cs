using System.Text.Json;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier plan --pull-request</c>: what a configuration makes of a real pull request, with what differs in each target.</summary>
internal sealed class PullRequestPlan(Terminal terminal, VerbServices services)
{
    public async Task<int> RunAsync(string config, RepositoryName source, int pullRequest, bool json, CancellationToken cancellationToken)
    {
        var content = await InputFile.ReadAsync(config, terminal, cancellationToken);
        switch (await services.SendToGitHubAsync(new PreviewFile(content, source, pullRequest), cancellationToken))
        {
            case PreviewAnswer.Shown { Preview: var preview }:
                Write(preview, json);
                return ExitCodes.Ok;
            case PreviewAnswer.Invalid invalid:
                ProblemLines.Write(terminal, invalid.File ?? InputFile.NameOf(config), new ConfigurationReading { Errors = invalid.Reading.Errors, Warnings = [] });
                return ExitCodes.WrongInput;
            case PreviewAnswer.NotConfigured { Known: var known }:
                throw new WrongInputException($"{source} is no source of {InputFile.NameOf(config)}, which has {string.Join(", ", known)}.");
            case PreviewAnswer.NoPullRequest:
                throw new WrongInputException(FormattableString.Invariant($"{source} has no pull request #{pullRequest}."));
            case PreviewAnswer.Scarce scarce:
                throw new WrongInputException(scarce.Message);
            case var answer:
                throw new InvalidOperationException($"There is no answer to {answer.GetType().Name}.");
        }
    }

    private void Write(CopyPreview preview, bool json)
    {
        if (!json)
        {
            new PreviewTree(terminal).Write(preview);
            return;
        }

        using (var writer = new Utf8JsonWriter(terminal.Output, JsonOutput.Options))
        {
            JsonSerializer.Serialize(writer, PreviewBody.Of(preview), ApiJson.Default.PreviewBody);
        }

        terminal.Output.WriteByte((byte)'\n');
    }
}

using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>What would be copied of a pull request, or of paths as they stand, and why the rest would not. Writes nothing and locks nothing.</summary>
/// <param name="Source">The source.</param>
/// <param name="PullRequest">A pull request of it, merged or not; null for paths.</param>
/// <param name="Paths">Paths in it; null for a pull request.</param>
/// <param name="Visible">The sources that the caller may see.</param>
public sealed record PreviewCopy(RepositoryName Source, int? PullRequest, IReadOnlyList<string>? Paths, Func<RepositoryName, bool> Visible) : IRequest<PreviewAnswer>;

internal sealed class PreviewCopyValidator : AbstractValidator<PreviewCopy>
{
    public const int MaxPaths = 1000;

    public PreviewCopyValidator()
    {
        RuleFor(request => request.PullRequest)
            .Must((request, number) => number is null != request.Paths is null).WithMessage("Give pull_request or paths: one of them.")
            .GreaterThanOrEqualTo(1).WithMessage("pull_request must be a number from 1.")
            .OverridePropertyName("pull_request");
        RuleFor(request => request.Paths)
            .Must(paths => paths is null or { Count: > 0 and <= MaxPaths }).WithMessage($"paths must hold 1 to {MaxPaths} paths.")
            .OverridePropertyName("paths");
        RuleForEach(request => request.Paths)
            .Must(path => path is { Length: > 0 and <= RepositoryPath.MaxBytes } && !path.Any(char.IsControl))
            .WithMessage("A path is text of at most 4096 characters, without control characters.")
            .OverridePropertyName("paths");
    }
}

internal sealed class PreviewCopyHandler(CurrentConfiguration configuration, IBrakes brakes, Previewer previewer, IOptionsMonitor<CopierOptions> options)
    : IRequestHandler<PreviewCopy, PreviewAnswer>
{
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<PreviewAnswer> Handle(PreviewCopy request, CancellationToken cancellationToken)
    {
        var loaded = await configuration.GetAsync(cancellationToken);
        if (!request.Visible(request.Source) || loaded.Configuration.Find(request.Source) is not { } source)
        {
            return new PreviewAnswer.UnknownSource();
        }

        if (loaded.BrokenSources.TryGetValue(source.Repository, out var problem))
        {
            return new PreviewAnswer.BrokenConfiguration(problem);
        }

        var subject = new PreviewSubject(source, new ConfigurationLocations(options.CurrentValue, loaded.Configuration).Contains, request.PullRequest, request.Paths ?? []);
        var answer = await previewer.PreviewAsync(subject, cancellationToken);
        return answer is PreviewAnswer.Shown shown
            ? shown with { Preview = shown.Preview with { Notes = [.. await NotesAsync(source, cancellationToken), .. shown.Preview.Notes] } }
            : answer;
    }

    private async Task<IReadOnlyList<string>> NotesAsync(Source source, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        if ((await brakes.ReadAsync(cancellationToken)).Hold(source.Repository))
        {
            notes.Add("The source is paused: nothing is written until it is resumed.");
        }

        if (source.Settings.DryRun || options.CurrentValue.DryRun)
        {
            notes.Add("dry_run is on: a delivery would read and decide, and write nothing.");
        }

        return notes;
    }
}

using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Deliveries;

/// <summary>Why a pull request may have no delivery.</summary>
/// <param name="Repository">The repository of the pull request.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Reasons">What may be the reason, in sentences; the likeliest first.</param>
/// <param name="IsSource">Its repository is a source, so that it can be tried.</param>
public sealed record MissingDelivery(RepositoryName Repository, int Number, IReadOnlyList<string> Reasons, bool IsSource)
{
    /// <param name="repository">The repository of the pull request.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="source">Its repository as it is configured; null when it is no source, or not one that the visitor may see.</param>
    public static MissingDelivery Of(RepositoryName repository, int number, SourceOverview? source) => source is null
        ? new(repository, number, [$"{repository} is no source that you may see: no configuration names it, or your key is confined to others."], IsSource: false)
        : new(repository, number, [.. ReasonsOf(source)], IsSource: true);

    private static IEnumerable<string> ReasonsOf(SourceOverview overview)
    {
        if (overview.Status == SourceStatus.Disabled)
        {
            yield return "The source is disabled: what is merged meanwhile is not stored.";
        }

        yield return "It is not merged, or was closed without being merged.";
        yield return $"It was merged into another branch than {overview.Source.Branch}, which is the one that is copied from.";
        yield return "It was merged before the repository became a source, or so long ago that its delivery is no longer kept.";
        yield return "GitHub's webhook did not arrive. The catch-up looks for such merges every few minutes, so it may appear by itself; if it does not, look at the App's recent deliveries at GitHub.";
    }
}

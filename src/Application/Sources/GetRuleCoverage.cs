using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>How much each rule of a source matched in the last 30 days; null when there is no such source that the caller may see.</summary>
public sealed record GetRuleCoverage(RepositoryName Source, Func<RepositoryName, bool> Visible) : IRequest<IReadOnlyList<RuleCoverage>?>
{
    /// <summary>How many days count, today among them; days begin at midnight UTC.</summary>
    public const int Days = 30;

    /// <summary>The first day that counts.</summary>
    public static DateTimeOffset FirstDay(DateTimeOffset now) => new(now.UtcDateTime.Date.AddDays(1 - Days), TimeSpan.Zero);
}

/// <summary>How much one configured rule matched.</summary>
/// <param name="Rule">Its name; under a new name a rule begins anew.</param>
/// <param name="Files">How many changed files, each once in each merge.</param>
/// <param name="Merges">In how many merges.</param>
/// <param name="LastMatched">When the newest of them was received; null when it never matched.</param>
public sealed record RuleCoverage(string Rule, long Files, long Merges, DateTimeOffset? LastMatched);

internal sealed class GetRuleCoverageHandler(CurrentConfiguration configuration, IRuleTallies tallies, TimeProvider time)
    : IRequestHandler<GetRuleCoverage, IReadOnlyList<RuleCoverage>?>
{
    public async Task<IReadOnlyList<RuleCoverage>?> Handle(GetRuleCoverage request, CancellationToken cancellationToken)
    {
        var loaded = (await configuration.RefreshAsync(cancellationToken)).Loaded;
        if (!request.Visible(request.Source) || loaded?.Configuration.Find(request.Source) is not { } source)
        {
            return null;
        }

        var matched = (await tallies.ReadAsync(source.Repository, GetRuleCoverage.FirstDay(time.GetUtcNow()), cancellationToken)).ToDictionary(tally => tally.Rule, StringComparer.Ordinal);
        return
        [
            .. source.CopyRules.Select(rule => rule.Name).Distinct(StringComparer.Ordinal).Select(rule => matched.GetValueOrDefault(rule) is { } tally
                ? new RuleCoverage(rule, tally.Files, tally.Merges, tally.LastMatched)
                : new RuleCoverage(rule, 0, 0, null)),
        ];
    }
}

using System.Runtime.CompilerServices;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Copying;

/// <summary>What a configuration makes of paths, without asking GitHub for anything.</summary>
/// <param name="Configuration">The file's bytes.</param>
/// <param name="Source">Whose rules to apply.</param>
/// <param name="Paths">Taken one at a time; they are never held together.</param>
public sealed record PlanPaths(ReadOnlyMemory<byte> Configuration, RepositoryName Source, IAsyncEnumerable<string> Paths) : IRequest<PathsPlan>;

/// <summary>What became of a <see cref="PlanPaths"/>.</summary>
public abstract record PathsPlan
{
    private PathsPlan()
    {
    }

    /// <summary>The plan, worked out while it is read.</summary>
    public sealed record Planned(Source Source, IAsyncEnumerable<PlannedPath> Paths) : PathsPlan;

    /// <summary>The configuration is not valid.</summary>
    public sealed record Invalid(ConfigurationReading Reading) : PathsPlan;

    /// <summary>The configuration has no such source.</summary>
    public sealed record UnknownSource(IReadOnlyList<RepositoryName> Known) : PathsPlan;

    /// <summary>The source keeps its rules in its own repository.</summary>
    public sealed record RulesElsewhere(Source Source) : PathsPlan;
}

/// <summary>One path and where it goes.</summary>
/// <param name="Path">The path.</param>
/// <param name="Matches">The rules that want it.</param>
/// <param name="Exclusions">When none wants it: the rules that would, and exclude it.</param>
public sealed record PlannedPath(string Path, IReadOnlyList<PlannedMatch> Matches, IReadOnlyList<RuleExclusion> Exclusions);

/// <summary>One rule that wants a path.</summary>
public sealed record PlannedMatch(string Rule, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<PlannedTarget> Targets);

/// <summary>One place that a path goes to, or why it may not.</summary>
/// <param name="Repository">The target's repository.</param>
/// <param name="Branch">The target's branch.</param>
/// <param name="Path">Null when the template gives none.</param>
/// <param name="Error">Null when the file may go there.</param>
public sealed record PlannedTarget(RepositoryName Repository, BranchName Branch, string? Path, string? Error);

internal sealed class PlanPathsHandler(IConfigurationReader reader, IOptionsMonitor<CopierOptions> options) : IRequestHandler<PlanPaths, PathsPlan>
{
    public Task<PathsPlan> Handle(PlanPaths request, CancellationToken cancellationToken)
    {
        var reading = OwnerPolicy.Applied(reader.Read(request.Configuration), options.CurrentValue.AllowedOwners);
        return Task.FromResult<PathsPlan>(reading.Configuration switch
        {
            null => new PathsPlan.Invalid(reading),
            var configuration when configuration.Find(request.Source) is { } source => source is { ConfigFile: not null, CopyRules: [] }
                ? new PathsPlan.RulesElsewhere(source)
                : new PathsPlan.Planned(source, PlanAsync(source, configuration, request.Paths, cancellationToken)),
            var configuration => new PathsPlan.UnknownSource([.. configuration.Sources.Select(source => source.Repository)]),
        });
    }

    private async IAsyncEnumerable<PlannedPath> PlanAsync(
        Source source,
        CopierConfiguration configuration,
        IAsyncEnumerable<string> paths,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rules = new SourceRules(source, new ConfigurationLocations(options.CurrentValue, configuration).Contains);
        var claims = new TargetClaims();
        await foreach (var path in paths.WithCancellation(cancellationToken))
        {
            PlannedMatch[] matches = [.. rules.Match(path).Select(match => Plan(path, match, claims))];
            yield return new PlannedPath(path, matches, matches.Length == 0 ? rules.ExclusionsOf(path) : []);
        }
    }

    private static PlannedMatch Plan(string path, RuleMatch match, TargetClaims claims) =>
        new(match.Rule.Name, match.Variables, [.. match.Placements.Select(placement => new PlannedTarget(
            placement.Target.Repository,
            placement.Target.Branch,
            placement.Path?.Value,
            placement.Refusal ?? claims.Claim(path, match.Rule.Name, placement)))]);
}

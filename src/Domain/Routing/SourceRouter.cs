using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Routing;

/// <summary>Finds the source that a merge belongs to (the specification's section 4.1).</summary>
public static class SourceRouter
{
    public static RoutingDecision Route(CopierConfiguration configuration, RepositoryName repository, BranchName mergedInto) =>
        configuration.Find(repository) switch
        {
            null => new UnknownSource(),
            { Settings.Enabled: false } source => new Disabled(source),
            var source when source.Branch != mergedInto => new OtherBranch(source),
            var source => new Routed(source),
        };
}

/// <summary>What routing decided.</summary>
public abstract record RoutingDecision
{
    private protected RoutingDecision()
    {
    }
}

/// <summary>The merge is the source's to copy.</summary>
public sealed record Routed(Source Source) : RoutingDecision;

/// <summary>No source is configured for the repository.</summary>
public sealed record UnknownSource : RoutingDecision;

/// <summary>The source is switched off.</summary>
public sealed record Disabled(Source Source) : RoutingDecision;

/// <summary>The merge went into a branch that the source does not monitor.</summary>
public sealed record OtherBranch(Source Source) : RoutingDecision;

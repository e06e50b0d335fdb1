using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Installations;

/// <summary>
/// What the App must be allowed to do in an account, by the sources and targets that it has there
/// (https://docs.github.com/rest/authentication/permissions-required-for-github-apps).
/// </summary>
public static class PermissionNeeds
{
    private const string Read = "read";
    private const string Write = "write";

    /// <summary>What the App must ask for, so that each account can grant it what is needed there.</summary>
    public static IReadOnlyDictionary<string, string> Of(CopierConfiguration configuration) => Of(configuration, (_, _) => true);

    /// <param name="configuration">The configuration in force.</param>
    /// <param name="installation">An installation.</param>
    /// <param name="account">The account that it is on.</param>
    /// <returns>Permissions by GitHub's names, with the level: <c>contents</c> → <c>write</c>.</returns>
    public static IReadOnlyDictionary<string, string> Of(CopierConfiguration configuration, InstallationId installation, string account) =>
        Of(configuration, (repository, configured) => IsReached(repository, configured, installation, account));

    /// <summary>What of the needs is not granted, as <c>contents: write</c>.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyDictionary<string, string> needs, IReadOnlyDictionary<string, string> granted) =>
        [.. needs.Where(need => !granted.TryGetValue(need.Key, out var level) || (need.Value == Write && level == Read)).Select(need => $"{need.Key}: {need.Value}")];

    private static SortedDictionary<string, string> Of(CopierConfiguration configuration, Func<RepositoryName, InstallationId?, bool> isReached)
    {
        var needs = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["metadata"] = Read };
        foreach (var source in configuration.Sources)
        {
            if (isReached(source.Repository, source.InstallationId))
            {
                Need(needs, "contents", source.CopyRules.SelectMany(rule => rule.Targets).Any(target => target.Deprecation.Enabled) ? Write : Read);
                Need(needs, "pull_requests", Read);
            }

            foreach (var target in source.CopyRules.SelectMany(rule => rule.Targets).Where(target => isReached(target.Repository, target.InstallationId)))
            {
                AddTarget(needs, source, target);
            }
        }

        return needs;
    }

    private static void AddTarget(SortedDictionary<string, string> needs, Source source, Target target)
    {
        Need(needs, "contents", Write);
        if (source.BatchByRepo || target.Strategy.Type != CommitStrategyType.Direct)
        {
            Need(needs, "pull_requests", Write);
        }

        if (target.Strategy.TeamReviewers.Count > 0)
        {
            Need(needs, "members", Read);
        }

        if (target.PathTransform.LiteralPrefix.StartsWith(".github/workflows/", StringComparison.Ordinal))
        {
            Need(needs, "workflows", Write);
        }
    }

    private static void Need(SortedDictionary<string, string> needs, string permission, string level)
    {
        if (level == Write || !needs.ContainsKey(permission))
        {
            needs[permission] = level;
        }
    }

    private static bool IsReached(RepositoryName repository, InstallationId? configured, InstallationId installation, string account) =>
        configured is { } known ? known == installation : string.Equals(repository.Owner, account, StringComparison.OrdinalIgnoreCase);
}

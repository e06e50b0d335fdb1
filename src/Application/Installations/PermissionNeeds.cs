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
    private const string Workflows = ".github/workflows/";

    /// <summary>All that any configuration can need.</summary>
    public static IReadOnlyDictionary<string, string> Most { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["contents"] = Write,
        ["members"] = Read,
        ["metadata"] = Read,
        ["pull_requests"] = Write,
        ["workflows"] = Write,
    };

    /// <summary>What the App must ask for, so that each account can grant it what is needed there.</summary>
    public static IReadOnlyDictionary<string, string> Of(CopierConfiguration configuration) => Of(configuration, (_, _) => true);

    /// <param name="configuration">The configuration in force.</param>
    /// <param name="installation">An installation.</param>
    /// <param name="account">The account that it is on.</param>
    /// <returns>Permissions by GitHub's names, with the level: <c>contents</c> → <c>write</c>.</returns>
    public static IReadOnlyDictionary<string, string> Of(CopierConfiguration configuration, InstallationId installation, string account) =>
        Of(configuration, (repository, configured) => IsReached(repository, configured, installation, account));

    /// <summary>
    /// What a token is for. Unlike the needs, it has what a rule may come to do: files of the configuration are read wherever they are, and a
    /// template that can lead among the workflows may write there. An account that is not known has a share in all of it.
    /// </summary>
    public static IReadOnlyDictionary<string, string> OfToken(CopierConfiguration configuration, InstallationId installation, string account)
    {
        bool IsHere(RepositoryName repository, InstallationId? configured) =>
            (account.Length == 0 && configured is null) || IsReached(repository, configured, installation, account);
        var needs = Of(configuration, IsHere);
        Need(needs, "contents", Read);
        if (configuration.Sources.Any(source => source.CopyRules.SelectMany(rule => rule.Targets).Any(target => IsHere(target.Repository, target.InstallationId) && MayReachWorkflows(source, target))))
        {
            Need(needs, "workflows", Write);
        }

        return needs;
    }

    /// <summary>What is both needed and granted, at the lower level of both.</summary>
    public static IReadOnlyDictionary<string, string> Common(IReadOnlyDictionary<string, string> needs, IReadOnlyDictionary<string, string> granted) =>
        needs.Where(need => granted.ContainsKey(need.Key)).ToDictionary(need => need.Key, need => granted[need.Key] == Read ? Read : need.Value, StringComparer.Ordinal);

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

        if (target.PathTransform.LiteralPrefix.StartsWith(Workflows, StringComparison.Ordinal))
        {
            Need(needs, "workflows", Write);
        }
    }

    // Beside the legacy form, nothing gets into .github/ unless the template's own text says so (TrustBearingPaths).
    private static bool MayReachWorkflows(Source source, Target target) =>
        target.PathTransform.LiteralPrefix.TrimStart('/') is var prefix
        && (source.IsLegacy || prefix.Contains('/', StringComparison.Ordinal))
        && (Workflows.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(Workflows, StringComparison.Ordinal));

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

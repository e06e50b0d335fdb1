using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Holds every source and target to the accounts that the operator allows (<c>Copier:AllowedOwners</c>).</summary>
internal static class OwnerPolicy
{
    /// <summary>One problem for each repository outside; it concerns the file as a whole, whose author may not know the setting.</summary>
    public static IEnumerable<ConfigurationProblem> Violations(CopierConfiguration configuration, IEnumerable<string> allowedOwners)
    {
        var allowed = allowedOwners.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return allowed.Count == 0
            ? []
            : configuration.Sources
                .SelectMany(source => source.CopyRules.SelectMany(rule => rule.Targets).Select(target => target.Repository).Prepend(source.Repository))
                .Distinct()
                .Where(repository => !allowed.Contains(repository.Owner))
                .Select(repository => new ConfigurationProblem("", 1, 1, Describe(repository)));
    }

    private static string Describe(RepositoryName repository) =>
        $"{repository} belongs to '{repository.Owner}', which Copier:AllowedOwners does not list.";
}

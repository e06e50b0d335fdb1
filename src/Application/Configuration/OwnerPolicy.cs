using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Holds every source and target to the accounts that the operator allows (<c>Copier:AllowedOwners</c>).</summary>
internal static class OwnerPolicy
{
    /// <summary>The reading, with a problem for each repository outside; it concerns the file as a whole, whose author may not know the setting.</summary>
    public static ConfigurationReading Applied(ConfigurationReading reading, IEnumerable<string> allowedOwners)
    {
        var allowed = allowedOwners.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (reading.Configuration is not { } configuration || allowed.Count == 0)
        {
            return reading;
        }

        var violations = Repositories(configuration)
            .Distinct()
            .Where(repository => !allowed.Contains(repository.Owner))
            .Select(repository => new ConfigurationProblem("", 1, 1, Describe(repository)))
            .ToList();
        return violations.Count == 0 ? reading : reading with { Configuration = null, Errors = violations };
    }

    private static IEnumerable<RepositoryName> Repositories(CopierConfiguration configuration) =>
        configuration.Sources.SelectMany(source => source.CopyRules.SelectMany(rule => rule.Targets).Select(target => target.Repository).Prepend(source.Repository));

    private static string Describe(RepositoryName repository) =>
        $"{repository} belongs to '{repository.Owner}', which Copier:AllowedOwners does not list.";
}

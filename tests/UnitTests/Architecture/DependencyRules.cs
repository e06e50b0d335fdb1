using System.Reflection;
using NetArchTest.Rules;

namespace ExamplesCopier.UnitTests.Architecture;

/// <summary>Who may know whom. Each rule answers with those who break it.</summary>
internal static class DependencyRules
{
    /// <summary>Assemblies of <paramref name="assembly"/>'s references that are neither the runtime's nor allowed.</summary>
    public static IReadOnlyList<string> ForeignReferences(Assembly assembly, params string[] allowed) =>
        [.. assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name is not ("netstandard" or "mscorlib" or "System") && !name.StartsWith("System.", StringComparison.Ordinal))
            .Where(name => !allowed.Contains(name))];

    /// <summary>Types of the assembly, outside the given namespaces, that know anything of <paramref name="forbidden"/>.</summary>
    public static IReadOnlyList<string> Knowing(Assembly assembly, IReadOnlyList<string> forbidden, params string[] exceptIn) =>
        Failing(
            exceptIn.Aggregate(
                Types.InAssembly(assembly).That().ResideInNamespace(Product.Root),
                (types, place) => types.And().DoNotResideInNamespaceStartingWith(place)),
            forbidden);

    /// <summary>Types of one namespace that know anything of <paramref name="forbidden"/>.</summary>
    public static IReadOnlyList<string> KnowingWithin(Assembly assembly, string place, IReadOnlyList<string> forbidden) =>
        Failing(Types.InAssembly(assembly).That().ResideInNamespaceStartingWith(place), forbidden);

    private static IReadOnlyList<string> Failing(PredicateList types, IReadOnlyList<string> forbidden) =>
        [.. types.ShouldNot().HaveDependencyOnAny([.. forbidden]).GetResult().FailingTypeNames ?? []];
}

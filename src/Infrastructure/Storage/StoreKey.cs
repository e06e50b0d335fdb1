using System.Diagnostics.CodeAnalysis;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>A repository as both databases can compare it: GitHub ignores case, they do not.</summary>
internal static class StoreKey
{
    [SuppressMessage("Globalization", "CA1308", Justification = "GitHub's names are ASCII; the key is their lower-case form.")]
    public static string Of(RepositoryName repository) => repository.ToString().ToLowerInvariant();
}

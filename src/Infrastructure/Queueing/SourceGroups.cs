using System.Diagnostics.CodeAnalysis;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>Quartz limits how many triggers of one group run at once; a source is a group.</summary>
internal static class SourceGroups
{
    public const string Prefix = "src:";

    [SuppressMessage("Globalization", "CA1308", Justification = "GitHub's names are ASCII; the group is their lower-case form.")]
    public static string Of(RepositoryName source) => $"{Prefix}{source.ToString().ToLowerInvariant()}";
}

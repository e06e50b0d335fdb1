using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>Everything one deployment monitors. Sources are unique by repository.</summary>
public sealed record CopierConfiguration
{
    public static CopierConfiguration Empty { get; } = new() { Sources = [] };

    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Those of the file; they hold for the rules that sources keep themselves, too.</summary>
    public Defaults Defaults { get; init; } = Defaults.BuiltIn;

    public Source? Find(RepositoryName repository) => Sources.FirstOrDefault(source => source.Repository == repository);
}

using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>Everything one deployment monitors. Sources are unique by repository.</summary>
public sealed record CopierConfiguration
{
    public static CopierConfiguration Empty { get; } = new() { Sources = [] };

    public required IReadOnlyList<Source> Sources { get; init; }

    public Source? Find(RepositoryName repository) => Sources.FirstOrDefault(source => source.Repository == repository);
}

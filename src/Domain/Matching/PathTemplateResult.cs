using System.Diagnostics.CodeAnalysis;

using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Matching;

/// <summary>A path in the target, or why there is none: exactly one of them is set.</summary>
public sealed record PathTemplateResult
{
    private PathTemplateResult()
    {
    }

    /// <summary>A path that passes the rules of <see cref="Repositories.RepositoryPath"/>.</summary>
    public RepositoryPath? Path { get; private init; }

    /// <summary>What is wrong, naming the path or the variable.</summary>
    public string? Refusal { get; private init; }

    [MemberNotNullWhen(true, nameof(Path))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsRendered => Path is not null;

    internal static PathTemplateResult Rendered(RepositoryPath path) => new() { Path = path };

    internal static PathTemplateResult Refused(string refusal) => new() { Refusal = refusal };
}

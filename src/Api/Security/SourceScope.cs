using System.Security.Claims;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Security;

/// <summary>The sources that a key is confined to.</summary>
internal sealed class SourceScope
{
    public const string Claim = "source";

    private readonly IReadOnlyList<PathPattern?> _globs;

    private SourceScope(IReadOnlyList<PathPattern?> globs) => _globs = globs;

    public bool IsConfined => _globs.Count > 0;

    /// <summary>A glob that cannot be read allows nothing.</summary>
    public static SourceScope Of(ClaimsPrincipal caller) =>
        new([.. caller.FindAll(Claim).Select(claim => PathPattern.Parse(PatternType.Glob, claim.Value.ToUpperInvariant()).Pattern)]);

    public bool Allows(RepositoryName source) =>
        !IsConfined || _globs.Any(glob => glob?.IsMatch(source.ToString().ToUpperInvariant()) == true);
}

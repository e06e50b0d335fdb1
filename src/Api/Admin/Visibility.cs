using System.Security.Claims;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Api.Admin;

/// <summary>What a caller may see, for queries that page.</summary>
internal static class Visibility
{
    /// <summary>The sources a confined key may see; null for an unconfined key.</summary>
    public static async Task<IReadOnlyList<RepositoryName>?> VisibleToAsync(this IMediator mediator, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var scope = SourceScope.Of(caller);
        return scope.IsConfined ? await mediator.Send(new ListKnownSources(scope.Allows), cancellationToken) : null;
    }
}

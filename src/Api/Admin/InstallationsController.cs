using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>The installations of the GitHub App (the specification's section 11). Not for keys that are confined to sources.</summary>
[ApiController]
[Route("/api/v1/installations")]
[Authorize(AdminPolicies.Unconfined)]
public sealed class InstallationsController(IMediator mediator) : ControllerBase
{
    private string Key => User.Identity?.Name ?? "";

    /// <summary>Lists every account that the App is installed on, with what it may do there and what it lacks.</summary>
    [HttpGet]
    [ProducesResponseType<ListBody<InstallationBody>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        var installations = await mediator.Send(new ListInstallations(), cancellationToken);
        return new JsonResult(new ListBody<InstallationBody>([.. installations.Select(InstallationBody.Of)], null), ApiJson.Default.Options);
    }

    /// <summary>Renews an installation's token, on every replica.</summary>
    /// <param name="id">The installation's number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id:long:min(1)}/refresh")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<InstallationBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> RefreshAsync(long id, CancellationToken cancellationToken) =>
        await mediator.Send(new RefreshInstallation(new InstallationId(id), Key), cancellationToken) is { } overview
            ? new JsonResult(InstallationBody.Of(overview), ApiJson.Default.Options)
            : this.Error(StatusCodes.Status404NotFound, ErrorKinds.NotFound, $"The App has no installation {id}.");

    /// <summary>Forgets what is known of installations and their tokens, on every replica within seconds.</summary>
    [HttpDelete("cache")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> ClearAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new ClearInstallations(Key), cancellationToken);
        return NoContent();
    }
}

/// <summary>One installation.</summary>
public sealed record InstallationBody
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    /// <summary>What it may do, by GitHub's names.</summary>
    public required IReadOnlyDictionary<string, string> Permissions { get; init; }

    /// <summary>What the configuration needs and the installation does not grant, as <c>contents: write</c>.</summary>
    public required IReadOnlyList<string> MissingPermissions { get; init; }

    /// <summary><c>all</c>, or <c>selected</c> when it reaches only some repositories of the account.</summary>
    public required string RepositorySelection { get; init; }

    /// <summary>Since when it is suspended; null when it is not.</summary>
    public required DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>What the replica that answers knows of its hourly quotas.</summary>
    public required IReadOnlyList<QuotaBody> Quotas { get; init; }

    /// <summary>When the token of the replica that answers expires; null when it holds none. The token itself is never told.</summary>
    public required DateTimeOffset? TokenExpiresAt { get; init; }

    public static InstallationBody Of(InstallationOverview overview) => new()
    {
        Id = overview.State.Id.ToString(),
        Account = overview.State.Account,
        Permissions = overview.State.Permissions,
        MissingPermissions = overview.Missing,
        RepositorySelection = overview.State.ReachesAll ? "all" : "selected",
        SuspendedAt = overview.State.SuspendedAt,
        Quotas = [.. overview.State.Quotas.Select(quota => new QuotaBody(quota.Resource, quota.Limit, quota.Remaining, quota.ResetAt))],
        TokenExpiresAt = overview.State.TokenExpiresAt,
    };
}

/// <summary>An hourly quota.</summary>
/// <param name="Resource"><c>core</c> for REST, or <c>graphql</c>.</param>
/// <param name="Limit">Requests, or points, an hour.</param>
/// <param name="Remaining">What is left of them.</param>
/// <param name="ResetAt">When it is full again.</param>
public sealed record QuotaBody(string Resource, long Limit, long Remaining, DateTimeOffset ResetAt);

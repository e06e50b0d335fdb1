using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Application.Copying.Syncing;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ExamplesCopier.Api.Admin;

/// <summary>What a source would copy, and copying it (the specification's section 11).</summary>
[ApiController]
[Route("/api/v1/sources/{owner}/{repo}")]
[Authorize(AdminPolicies.Read)]
public sealed class CopyingController(IMediator mediator, TimeProvider time) : ControllerBase
{
    /// <summary>Shows what would be copied of a pull request, merged or not, or of paths as they stand; writes nothing.</summary>
    /// <param name="owner">The owner of the source.</param>
    /// <param name="repo">Its name.</param>
    /// <param name="body">A pull request or paths.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("preview")]
    [ProducesResponseType<PreviewBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status500InternalServerError)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<IActionResult> PreviewAsync(string owner, string repo, PreviewRequest body, CancellationToken cancellationToken)
    {
        if (!RepositoryName.TryParse($"{owner}/{repo}", out var source))
        {
            return this.NoSource(owner, repo);
        }

        switch (await mediator.Send(new PreviewCopy(source, body.PullRequest, body.Paths, SourceScope.Of(User).Allows), cancellationToken))
        {
            case PreviewAnswer.Shown { Preview: var preview }:
                return new JsonResult(PreviewBody.Of(preview), ApiJson.Default.Options);
            case PreviewAnswer.UnknownSource:
                return this.NoSource(owner, repo);
            case PreviewAnswer.NoPullRequest { Number: var number }:
                return this.Error(StatusCodes.Status404NotFound, ErrorKinds.NotFound, $"{source} has no pull request #{number}.", source.ToString());
            case PreviewAnswer.BrokenConfiguration { Problem: var problem }:
                return this.Error(StatusCodes.Status500InternalServerError, ErrorKinds.Configuration, problem, source.ToString());
            case PreviewAnswer.Scarce scarce:
                FaultAnswer.RetryAfter(HttpContext, scarce.Until - time.GetUtcNow());
                return this.Error(StatusCodes.Status429TooManyRequests, ErrorKinds.RateLimited, scarce.Message, source.ToString());
            case var answer:
                throw new InvalidOperationException($"There is no reply to {answer.GetType().Name}.");
        }
    }

    /// <summary>Copies every file that the source's rules want, as it stands at a commit of the source branch; deletes nothing. The delivery tells how far it is.</summary>
    /// <param name="owner">The owner of the source.</param>
    /// <param name="repo">Its name.</param>
    /// <param name="body">Which commit; may be left out.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("sync")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<DeliveryDetailsBody>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status429TooManyRequests)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status500InternalServerError)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status503ServiceUnavailable)]
    public async Task<IActionResult> SyncAsync(
        string owner, string repo, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] SyncRequest? body, CancellationToken cancellationToken)
    {
        if (!RepositoryName.TryParse($"{owner}/{repo}", out var source))
        {
            return this.NoSource(owner, repo);
        }

        var scope = SourceScope.Of(User);
        switch (await mediator.Send(new SyncSource(source, body?.Ref, body?.DryRun ?? false, scope.Allows, User.Identity?.Name ?? ""), cancellationToken))
        {
            case SyncAnswer.Accepted { DeliveryId: var id } when await mediator.Send(new GetDelivery(id, scope.Allows), cancellationToken) is { } delivery:
                return new JsonResult(new DeliveryDetailsBody(delivery, null), ApiJson.Default.Options) { StatusCode = StatusCodes.Status202Accepted };
            case SyncAnswer.UnknownSource:
                return this.NoSource(owner, repo);
            case SyncAnswer.BrokenConfiguration { Problem: var problem }:
                return this.Error(StatusCodes.Status500InternalServerError, ErrorKinds.Configuration, problem, source.ToString());
            case SyncAnswer.Disabled:
                return this.Error(StatusCodes.Status409Conflict, ErrorKinds.Conflict, $"{source} is disabled: nothing of it is copied until it is enabled.", source.ToString());
            case SyncAnswer.NoCommit:
                return this.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, $"'{body?.Ref}' names no commit of {source}.", source.ToString());
            case SyncAnswer.NotOnBranch { Branch: var branch }:
                return this.Error(
                    StatusCodes.Status409Conflict, ErrorKinds.Conflict, $"'{body?.Ref}' is not part of the branch '{branch}' of {source}: only what was merged there is copied.", source.ToString());
            case var answer:
                throw new InvalidOperationException($"There is no reply to {answer.GetType().Name}.");
        }
    }
}

/// <summary>What to preview: a pull request, or paths.</summary>
/// <param name="PullRequest">The number of a pull request of the source, merged or not.</param>
/// <param name="Paths">Up to 1,000 paths in the source, as they stand at the tip of its branch.</param>
public sealed record PreviewRequest(int? PullRequest = null, IReadOnlyList<string>? Paths = null);

/// <summary>What to sync.</summary>
/// <param name="Ref">A branch, a tag or a commit that is part of the source branch; the tip of the branch when left out.</param>
/// <param name="DryRun">Read and decide, write nothing.</param>
public sealed record SyncRequest(string? Ref = null, bool? DryRun = null);

using System.ComponentModel;
using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Brakes;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>What was delivered, and again (the specification's section 11).</summary>
[ApiController]
[Route("/api/v1/deliveries")]
[Authorize(AdminPolicies.Read)]
public sealed class DeliveriesController(IMediator mediator) : ControllerBase
{
    private const int DefaultLimit = 50;

    /// <summary>Lists deliveries, newest first.</summary>
    /// <param name="source">Only this source's, <c>owner/name</c>.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="target">Only those that have a change set to this repository, <c>owner/name</c>.</param>
    /// <param name="pullRequest">Only those of the source's pull request of this number; <c>source</c> must be given as well.</param>
    /// <param name="limit">How many, 1 to 200; 50 when it is left out.</param>
    /// <param name="cursor">The <c>next_cursor</c> of the page before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet]
    [ProducesResponseType<ListBody<DeliveryBody>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListAsync(
        string? source,
        string? state,
        string? target,
        [FromQuery(Name = "pull_request"), Description("Only those of the source's pull request of this number; `source` must be given as well.")] int? pullRequest,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken)
    {
        var question = new Question(this);
        var filter = new DeliveryFilter(
            question.Repository("source", source),
            question.OneOf<DeliveryState>("state", state),
            limit ?? DefaultLimit,
            question.Cursor(cursor, Cursors.Delivery),
            await mediator.VisibleToAsync(User, cancellationToken))
        {
            Target = question.Repository("target", target),
            PullRequest = pullRequest,
        };
        if (question.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await mediator.Send(new ListDeliveries(filter), cancellationToken);
        return new JsonResult(
            new ListBody<DeliveryBody>([.. page.Items.Select(item => new DeliveryBody(item))], Cursors.Of(page.Next)),
            ApiJson.Default.Options);
    }

    /// <summary>Tells one delivery's whole story: its change sets, what became of each file, and each step with time, duration and requests.</summary>
    /// <param name="id">GitHub's delivery GUID, or an id of ours.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{id}")]
    [ProducesResponseType<DeliveryDetailsBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetAsync(string id, CancellationToken cancellationToken) =>
        await mediator.Send(new GetDelivery(id, SourceScope.Of(User).Allows), cancellationToken) is { } found
            ? new JsonResult(new DeliveryDetailsBody(found, await PlannedSource.FindAsync(mediator, found.Summary, cancellationToken)), ApiJson.Default.Options)
            : Missing(id);

    /// <summary>Does a delivery's merge again, as a delivery of its own. Safe at any time.</summary>
    /// <param name="id">The delivery to repeat.</param>
    /// <param name="body">How.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id}/replay")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<ReplayReply>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> ReplayAsync(string id, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] ReplayBody? body, CancellationToken cancellationToken) =>
        await mediator.Send(new ReplayDelivery(id, body?.DryRun ?? false, SourceScope.Of(User).Allows, User.Identity?.Name ?? ""), cancellationToken) is { } replay
            ? new JsonResult(new ReplayReply(replay), ApiJson.Default.Options) { StatusCode = StatusCodes.Status202Accepted }
            : Missing(id);

    /// <summary>Does many merges again, each once; without a body, all that failed and still stand so. Some 1,000 at once, the newest.</summary>
    /// <remarks>Safe at any time: what is in place already is not written again, nothing older is put over newer, and dry runs are not done for real.</remarks>
    [HttpPost("replay")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<ReplayManyReply>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status400BadRequest)]
    public async Task<IActionResult> ReplayManyAsync([FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] ReplayManyBody? body, CancellationToken cancellationToken)
    {
        var question = new Question(this);
        var replay = new ReplayDeliveries(
            question.Repository("source", body?.Source),
            question.OneOf<DeliveryState>("state", body?.State),
            question.Moment("since", body?.Since),
            question.Moment("until", body?.Until),
            await mediator.VisibleToAsync(User, cancellationToken),
            User.Identity?.Name ?? "");
        if (question.Refusal is { } refusal)
        {
            return refusal;
        }

        var replayed = await mediator.Send(replay, cancellationToken);
        return replayed.Interruption is { } interruption
            ? this.Error(StatusCodes.Status503ServiceUnavailable, ErrorKinds.StoreUnavailable, interruption)
            : new JsonResult(ReplayManyReply.Of(replayed), ApiJson.Default.Options) { StatusCode = StatusCodes.Status202Accepted };
    }

    /// <summary>Lets a held delivery go.</summary>
    /// <param name="id">The held delivery.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{id}/release")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<ReleaseReply>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> ReleaseAsync(string id, CancellationToken cancellationToken) =>
        await mediator.Send(new ReleaseHeld(id, SourceScope.Of(User).Allows, User.Identity?.Name ?? ""), cancellationToken) switch
        {
            null => Missing(id),
            ReleaseResult.NotHeld => this.Error(StatusCodes.Status409Conflict, ErrorKinds.Conflict, $"The delivery '{id}' is not held."),
            _ => new JsonResult(new ReleaseReply(id), ApiJson.Default.Options) { StatusCode = StatusCodes.Status202Accepted },
        };

    private IActionResult Missing(string id) => this.Error(StatusCodes.Status404NotFound, ErrorKinds.NotFound, $"There is no delivery '{id}'.");
}

/// <summary>How to replay.</summary>
/// <param name="DryRun">Read and decide, write nothing.</param>
public sealed record ReplayBody(bool? DryRun = null);

/// <summary>Which deliveries to replay; each condition narrows.</summary>
/// <param name="Source">Only this source's.</param>
/// <param name="State">Only those that ended so: <c>failed</c>, <c>partially_failed</c>, <c>succeeded</c> or <c>declined</c>; left out, those that failed, wholly or partly.</param>
/// <param name="Since">Received from this moment on (RFC 3339).</param>
/// <param name="Until">Received before this moment (RFC 3339).</param>
public sealed record ReplayManyBody(string? Source = null, string? State = null, string? Since = null, string? Until = null);

/// <summary>What is replayed.</summary>
/// <param name="Replayed">How many merges.</param>
/// <param name="Ids">The deliveries that do it, the oldest merge's first.</param>
/// <param name="HasMore">More match than one call replays; call again with <c>until</c> set to <c>oldest</c>.</param>
/// <param name="Oldest">When the oldest of them was received, to the millisecond.</param>
public sealed record ReplayManyReply(int Replayed, IReadOnlyList<string> Ids, bool HasMore, DateTimeOffset? Oldest)
{
    public static ReplayManyReply Of(ManyReplayed replayed) => new(replayed.Ids.Count, replayed.Ids, replayed.HasMore, replayed.Oldest);
}

/// <summary>The delivery that was let go.</summary>
public sealed record ReleaseReply(string Id);

/// <summary>The delivery that does the replay.</summary>
public sealed record ReplayReply(string Id);

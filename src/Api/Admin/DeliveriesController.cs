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

    [HttpGet]
    public async Task<IActionResult> ListAsync(string? source, string? state, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var question = new Question(this);
        var filter = new DeliveryFilter(
            question.Repository("source", source),
            question.OneOf<DeliveryState>("state", state),
            limit ?? DefaultLimit,
            question.Cursor(cursor, Cursors.Delivery),
            await mediator.VisibleToAsync(User, cancellationToken));
        if (question.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await mediator.Send(new ListDeliveries(filter), cancellationToken);
        return new JsonResult(
            new ListBody<DeliveryBody>([.. page.Items.Select(item => new DeliveryBody(item))], Cursors.Of(page.Next)),
            ApiJson.Default.Options);
    }

    [HttpGet("{id}")]
    public async Task<IActionResult> GetAsync(string id, CancellationToken cancellationToken) =>
        await mediator.Send(new GetDelivery(id, SourceScope.Of(User).Allows), cancellationToken) is { } found
            ? new JsonResult(new DeliveryDetailsBody(found), ApiJson.Default.Options)
            : Missing(id);

    [HttpPost("{id}/replay")]
    [Authorize(AdminPolicies.Operate)]
    public async Task<IActionResult> ReplayAsync(string id, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] ReplayBody? body, CancellationToken cancellationToken) =>
        await mediator.Send(new ReplayDelivery(id, body?.DryRun ?? false, SourceScope.Of(User).Allows), cancellationToken) is { } replay
            ? new JsonResult(new ReplayReply(replay), ApiJson.Default.Options) { StatusCode = StatusCodes.Status202Accepted }
            : Missing(id);

    /// <summary>Lets a held delivery go.</summary>
    [HttpPost("{id}/release")]
    [Authorize(AdminPolicies.Operate)]
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
public sealed record ReplayBody(bool? DryRun);

/// <summary>The delivery that was let go.</summary>
public sealed record ReleaseReply(string Id);

/// <summary>The delivery that does the replay.</summary>
public sealed record ReplayReply(string Id);

using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Brakes;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
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
        RepositoryName? repository = null;
        if (source is not null && !RepositoryName.TryParse(source, out repository))
        {
            return Invalid($"source must be owner/name; it is '{source}'.");
        }

        DeliveryState? wanted = null;
        if (state is not null)
        {
            if (!Words.TryRead<DeliveryState>(state, out var parsed))
            {
                return Invalid($"state must be one of {string.Join(", ", Enum.GetValues<DeliveryState>().Select(Words.Of))}; it is '{state}'.");
            }

            wanted = parsed;
        }

        if (!Cursors.TryRead(cursor, out var before))
        {
            return Invalid("cursor must be the next_cursor of the page before.");
        }

        var filter = new DeliveryFilter(repository, wanted, limit ?? DefaultLimit, before, await VisibleAsync(cancellationToken));
        var page = await mediator.Send(new ListDeliveries(filter), cancellationToken);
        return new JsonResult(
            new ListBody<DeliveryBody>([.. page.Items.Select(item => new DeliveryBody(item))], Cursors.Write(page.Next)),
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

    /// <summary>The sources a confined key may see, for a query that pages; null for an unconfined key.</summary>
    private async Task<IReadOnlyList<RepositoryName>?> VisibleAsync(CancellationToken cancellationToken)
    {
        var scope = SourceScope.Of(User);
        return scope.IsConfined ? await mediator.Send(new ListKnownSources(scope.Allows), cancellationToken) : null;
    }

    private IActionResult Invalid(string message) => this.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, message);

    private IActionResult Missing(string id) => this.Error(StatusCodes.Status404NotFound, ErrorKinds.NotFound, $"There is no delivery '{id}'.");
}

/// <summary>How to replay.</summary>
public sealed record ReplayBody(bool? DryRun);

/// <summary>The delivery that was let go.</summary>
public sealed record ReleaseReply(string Id);

/// <summary>The delivery that does the replay.</summary>
public sealed record ReplayReply(string Id);

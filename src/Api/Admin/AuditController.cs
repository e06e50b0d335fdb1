using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Auditing;
using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>What happened to whose files, and where they came from (the specification's section 11).</summary>
[ApiController]
[Route("/api/v1")]
[Authorize(AdminPolicies.Read)]
public sealed class AuditController(IMediator mediator) : ControllerBase
{
    private const int DefaultLimit = 50;
    private const int ExportPage = 200;
    private const string NdJson = "application/x-ndjson";

    /// <summary>Lists the audit's events: one for each file that was written, deleted, deprecated or failed, and one for each admin change.</summary>
    /// <remarks>
    /// Asked for with <c>Accept: application/x-ndjson</c>, it answers every event that matches, one to a line, and takes no <c>limit</c>.
    /// A key that is confined to sources sees the events of these alone.
    /// </remarks>
    /// <param name="source">Only events of this source, <c>owner/name</c>.</param>
    /// <param name="target">Only events of this target, <c>owner/name</c>.</param>
    /// <param name="rule">Only events of the rule of this name.</param>
    /// <param name="path">Only events of this path, in the source or in the target; with a slash at its end, of all below that folder.</param>
    /// <param name="since">Only events from this moment on (RFC 3339).</param>
    /// <param name="until">Only events before this moment (RFC 3339).</param>
    /// <param name="limit">How many, 1 to 200; 50 when it is left out.</param>
    /// <param name="cursor">The <c>next_cursor</c> of the page before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("audit")]
    [ProducesResponseType<ListBody<AuditBody>>(StatusCodes.Status200OK, "application/json", NdJson)]
    public async Task<IActionResult> ListAsync(
        string? source, string? target, string? rule, string? path, string? since, string? until, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var question = new Question(this);
        var filter = new AuditFilter
        {
            Source = question.Repository("source", source),
            Target = question.Repository("target", target),
            Rule = rule,
            Path = path,
            Since = question.Moment("since", since),
            Until = question.Moment("until", until),
            Before = question.Cursor(cursor, Cursors.Audit),
            Limit = limit ?? DefaultLimit,
            Visible = await mediator.VisibleToAsync(User, cancellationToken),
        };
        if (question.Refusal is { } refusal)
        {
            return refusal;
        }

        if (limit is null && Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == NdJson))
        {
            await ExportAsync(filter, cancellationToken);
            return new EmptyResult();
        }

        var page = await mediator.Send(new ListAuditEvents(filter), cancellationToken);
        return new JsonResult(new ListBody<AuditBody>([.. page.Items.Select(AuditBody.Of)], Cursors.Of(page.Next)), ApiJson.Default.Options);
    }

    /// <summary>Tells where the files of a target came from: source, path and commit, and the delivery that wrote them last.</summary>
    /// <param name="target">The target repository, <c>owner/name</c>.</param>
    /// <param name="path">One file; with a slash at its end, all below that folder; left out, all files.</param>
    /// <param name="limit">How many, 1 to 200; 50 when it is left out.</param>
    /// <param name="cursor">The <c>next_cursor</c> of the page before.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("ledger")]
    [ProducesResponseType<ListBody<ProvenanceBody>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> FindAsync([Required] string target, string? path, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var question = new Question(this);
        var repository = question.Repository("target", target);
        var after = question.Cursor(cursor, Cursors.Provenance);
        if (question.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await mediator.Send(
            new FindProvenance(repository!, path, limit ?? DefaultLimit, after, await mediator.VisibleToAsync(User, cancellationToken)), cancellationToken);
        return new JsonResult(new ListBody<ProvenanceBody>([.. page.Items.Select(ProvenanceBody.Of)], Cursors.Of(page.Next)), ApiJson.Default.Options);
    }

    /// <summary>The first page is read before anything is answered, so that a question that breaks a rule, or a store that is gone, is told.</summary>
    private async Task ExportAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var first = await NextAsync(filter.Before);
        Response.ContentType = NdJson;
        for (var page = first; ; page = await NextAsync(page.Next))
        {
            foreach (var entry in page.Items)
            {
                await JsonSerializer.SerializeAsync(Response.Body, AuditBody.Of(entry), ApiJson.Default.AuditBody, cancellationToken);
                await Response.Body.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }

            if (page.Next is null)
            {
                return;
            }
        }

        Task<AuditPage> NextAsync(AuditCursor? before) =>
            mediator.Send(new ListAuditEvents(filter with { Limit = ExportPage, Before = before }), cancellationToken);
    }
}

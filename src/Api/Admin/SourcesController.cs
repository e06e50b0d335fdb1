using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>The monitored sources (the specification's section 11).</summary>
[ApiController]
[Route("/api/v1/sources")]
[Authorize(AdminPolicies.Read)]
public sealed class SourcesController(IMediator mediator) : ControllerBase
{
    private SourceScope Scope => SourceScope.Of(User);

    private string Key => User.Identity?.Name ?? "";

    /// <summary>Lists the sources of all origins, in the order of the configuration.</summary>
    [HttpGet]
    [ProducesResponseType<ListBody<SourceBody>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        var sources = await mediator.Send(new ListSources(Scope.Allows) { WithProcessingTimes = true }, cancellationToken);
        return new JsonResult(new ListBody<SourceBody>([.. sources.Select(SourceBody.Of)], null), ApiJson.Default.Options);
    }

    /// <summary>Tells how one source is configured and how it is doing.</summary>
    /// <remarks>The <c>ETag</c> names the state of its configuration; with <c>If-None-Match</c> an unchanged one is answered with 304.</remarks>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpGet("{owner}/{repo}")]
    [ProducesResponseType<SourceBody>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> GetAsync(string owner, string repo, CancellationToken cancellationToken)
    {
        if (!RepositoryName.TryParse($"{owner}/{repo}", out var source)
            || await mediator.Send(new GetSource(source, Scope.Allows), cancellationToken) is not { } overview)
        {
            return this.NoSource(owner, repo);
        }

        if (EntityTags.IsKnown(Request, overview.Source))
        {
            Response.GetTypedHeaders().ETag = EntityTags.Of(overview.Source);
            return StatusCode(StatusCodes.Status304NotModified);
        }

        return Found(overview, StatusCodes.Status200OK);
    }

    /// <summary>Registers a source beside those of the files; it is in force on every replica within seconds, and survives restarts.</summary>
    [HttpPost]
    [Authorize(AdminPolicies.Operate)]
    [DocumentBody("One source of the configuration's schema.")]
    [ProducesResponseType<SourceBody>(StatusCodes.Status201Created)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> RegisterAsync(CancellationToken cancellationToken) => Answer(
        await mediator.Send(new RegisterSource(await DocumentBodyAttribute.ReadAsync(Request, cancellationToken), Scope.Allows, Key), cancellationToken),
        StatusCodes.Status201Created);

    /// <summary>Replaces a registered source; with <c>If-Match</c> only when it is still in that state.</summary>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPut("{owner}/{repo}")]
    [Authorize(AdminPolicies.Operate)]
    [DocumentBody("One source of the configuration's schema, of the same repository.")]
    [ProducesResponseType<SourceBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status412PreconditionFailed)]
    public async Task<IActionResult> ReplaceAsync(string owner, string repo, CancellationToken cancellationToken) =>
        BadPrecondition ?? (RepositoryName.TryParse($"{owner}/{repo}", out var source)
            ? Answer(
                await mediator.Send(
                    new ReplaceSource(source, await DocumentBodyAttribute.ReadAsync(Request, cancellationToken), known => EntityTags.IsExpected(Request, known), Scope.Allows, Key),
                    cancellationToken),
                StatusCodes.Status200OK,
                source)
            : this.NoSource(owner, repo));

    /// <summary>Unregisters a registered source; with <c>If-Match</c> only when it is still in that state. Its history is kept.</summary>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpDelete("{owner}/{repo}")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status412PreconditionFailed)]
    public async Task<IActionResult> UnregisterAsync(string owner, string repo, CancellationToken cancellationToken) =>
        BadPrecondition ?? (RepositoryName.TryParse($"{owner}/{repo}", out var source)
            ? Answer(
                await mediator.Send(new UnregisterSource(source, known => EntityTags.IsExpected(Request, known), Scope.Allows, Key), cancellationToken),
                StatusCodes.Status204NoContent,
                source)
            : this.NoSource(owner, repo));

    /// <summary>Switches a source on, also one of a file that says otherwise.</summary>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{owner}/{repo}/enable")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<SourceBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> EnableAsync(string owner, string repo, CancellationToken cancellationToken) => SwitchAsync(owner, repo, true, cancellationToken);

    /// <summary>Switches a source off: its webhooks are answered with 204 and nothing is copied. Catch-up does not look back when it is enabled again.</summary>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("{owner}/{repo}/disable")]
    [Authorize(AdminPolicies.Operate)]
    [ProducesResponseType<SourceBody>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> DisableAsync(string owner, string repo, CancellationToken cancellationToken) => SwitchAsync(owner, repo, false, cancellationToken);

    private IActionResult? BadPrecondition =>
        EntityTags.ProblemOf(Request) is { } problem ? this.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, problem) : null;

    private async Task<IActionResult> SwitchAsync(string owner, string repo, bool enabled, CancellationToken cancellationToken) =>
        RepositoryName.TryParse($"{owner}/{repo}", out var source)
        && await mediator.Send(new SwitchSource(source, enabled, Scope.Allows, Key), cancellationToken) is { } overview
            ? Found(overview, StatusCodes.Status200OK)
            : this.NoSource(owner, repo);

    private IActionResult Answer(RegistrationOutcome outcome, int success, RepositoryName? asked = null) => outcome switch
    {
        RegistrationOutcome.Done done => Found(done.Source, success),
        RegistrationOutcome.Removed => StatusCode(success),
        RegistrationOutcome.Invalid invalid => this.Error(
            "The source has errors.",
            [.. invalid.Problems.Select(problem => new ErrorDetail(problem.Path, problem.Line, problem.Column, problem.Message))]),
        RegistrationOutcome.Conflict conflict => this.Error(StatusCodes.Status409Conflict, ErrorKinds.Conflict, conflict.Advice, conflict.Source.ToString()),
        RegistrationOutcome.OutOfScope outside => this.Error(
            StatusCodes.Status403Forbidden, ErrorKinds.Forbidden, $"The key is confined to some sources, and {outside.Source} is none of them."),
        RegistrationOutcome.Missing => this.NoSource(asked!.Owner, asked.Name),
        RegistrationOutcome.Outdated => this.Error(
            StatusCodes.Status412PreconditionFailed, ErrorKinds.Conflict, "The source was changed since you read it; read it again.", asked?.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private JsonResult Found(SourceOverview overview, int status)
    {
        Response.GetTypedHeaders().ETag = EntityTags.Of(overview.Source);
        if (status == StatusCodes.Status201Created)
        {
            Response.Headers.Location = $"/api/v1/sources/{overview.Source.Repository}";
        }

        return new JsonResult(SourceBody.Of(overview), ApiJson.Default.Options) { StatusCode = status };
    }
}

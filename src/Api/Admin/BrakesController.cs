using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Brakes;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>Stops and starts writing (the specification's section 11). Each call may be repeated.</summary>
[ApiController]
[Route("/api/v1")]
[Authorize(AdminPolicies.Operate)]
public sealed class BrakesController(IMediator mediator) : ControllerBase
{
    private SourceScope Scope => SourceScope.Of(User);

    private string Key => User.Identity?.Name ?? "";

    /// <summary>Stops writing, for all sources; what comes in meanwhile is stored. Not for keys that are confined to sources.</summary>
    [HttpPost("pause")]
    [ProducesResponseType<PauseReply>(StatusCodes.Status200OK)]
    public async Task<IActionResult> PauseAllAsync(CancellationToken cancellationToken) =>
        Scope.IsConfined ? NotAll() : AnswerAll(await mediator.Send(new Pause(null, Scope.Allows, Key), cancellationToken));

    /// <summary>Starts writing again, for all sources; what comes in meanwhile is stored. Not for keys that are confined to sources.</summary>
    [HttpPost("resume")]
    [ProducesResponseType<PauseReply>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ResumeAllAsync(CancellationToken cancellationToken) =>
        Scope.IsConfined ? NotAll() : AnswerAll(await mediator.Send(new Resume(null, Scope.Allows, Key), cancellationToken));

    /// <summary>Stops writing, for one source; what comes in meanwhile is stored.</summary>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("sources/{owner}/{repo}/pause")]
    [ProducesResponseType<PauseReply>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> PauseAsync(string owner, string repo, CancellationToken cancellationToken) =>
        RepositoryName.TryParse($"{owner}/{repo}", out var source) && await mediator.Send(new Pause(source, Scope.Allows, Key), cancellationToken) is { } pauses
            ? Answer(source, pauses)
            : this.NoSource(owner, repo);

    /// <summary>Starts writing again, for one source; what comes in meanwhile is stored.</summary>
    /// <param name="owner">The account that owns the source.</param>
    /// <param name="repo">The repository's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("sources/{owner}/{repo}/resume")]
    [ProducesResponseType<PauseReply>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> ResumeAsync(string owner, string repo, CancellationToken cancellationToken) =>
        RepositoryName.TryParse($"{owner}/{repo}", out var source) && await mediator.Send(new Resume(source, Scope.Allows, Key), cancellationToken) is { } pauses
            ? Answer(source, pauses)
            : this.NoSource(owner, repo);

    private static JsonResult AnswerAll(Pauses? pauses) => new(new PauseReply(null, pauses is { All: true }, pauses is { All: true }), ApiJson.Default.Options);

    private static JsonResult Answer(RepositoryName source, Pauses pauses) =>
        new(new PauseReply(source.ToString(), pauses.Hold(source), pauses.All), ApiJson.Default.Options);

    private IActionResult NotAll() =>
        this.Error(StatusCodes.Status403Forbidden, ErrorKinds.Forbidden, "The key is confined to some sources; it may pause and resume those, and not all.");
}

/// <summary>What holds after the call.</summary>
/// <param name="SourceRepo">The source; null when the call was for all.</param>
/// <param name="Paused">Nothing is written for it: it is paused, alone or with all.</param>
/// <param name="AllPaused">Every source is paused.</param>
public sealed record PauseReply(string? SourceRepo, bool Paused, bool AllPaused);

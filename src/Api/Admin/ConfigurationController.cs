using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Configuration;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>The configuration in force and its versions (the specification's section 11).</summary>
[ApiController]
[Route("/api/v1/config")]
[Authorize(AdminPolicies.Read)]
public sealed class ConfigurationController(IMediator mediator) : ControllerBase
{
    private string Key => User.Identity?.Name ?? "";

    /// <summary>Tells what is in force: every source with its defaults filled in, and what is wrong with what is not.</summary>
    [HttpGet]
    [ProducesResponseType<EffectiveConfiguration>(StatusCodes.Status200OK)]
    public async Task<IActionResult> GetAsync(CancellationToken cancellationToken) =>
        new JsonResult(EffectiveConfiguration.Of(await mediator.Send(new GetConfiguration(), cancellationToken), SourceScope.Of(User)), ApiJson.Default.Options);

    /// <summary>Lists the versions that were kept of each file, newest first; every one of them has worked. Not for keys that are confined to sources.</summary>
    [HttpGet("versions")]
    [Authorize(AdminPolicies.Unconfined)]
    [ProducesResponseType<ListBody<VersionBody>>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ListVersionsAsync(CancellationToken cancellationToken)
    {
        var versions = await mediator.Send(new ListConfigurationVersions(), cancellationToken);
        return new JsonResult(new ListBody<VersionBody>([.. versions.Select(VersionBody.Of)], null), ApiJson.Default.Options);
    }

    /// <summary>Checks a document as <c>copier validate</c> does; nothing is fetched and nothing changed.</summary>
    /// <param name="strict">Warnings count as errors.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("validate")]
    [DocumentBody("A configuration file.", IsWholeFile = true)]
    [ProducesResponseType<VerdictBody>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ValidateAsync(bool? strict, CancellationToken cancellationToken)
    {
        var document = await DocumentBodyAttribute.ReadAsync(Request, cancellationToken);
        return new JsonResult(VerdictBody.Of(await mediator.Send(new ValidateConfiguration(document, strict ?? false), cancellationToken)), ApiJson.Default.Options);
    }

    /// <summary>Reads every file again, on every replica, and tells how it stands.</summary>
    [HttpPost("reload")]
    [Authorize(AdminPolicies.Operate)]
    [Authorize(AdminPolicies.Unconfined)]
    [ProducesResponseType<EffectiveConfiguration>(StatusCodes.Status200OK)]
    public async Task<IActionResult> ReloadAsync(CancellationToken cancellationToken) =>
        new JsonResult(EffectiveConfiguration.Of(await mediator.Send(new ReloadConfiguration(Key), cancellationToken), SourceScope.Of(User)), ApiJson.Default.Options);

    /// <summary>Holds a file at an older version that worked, on every replica, until it is released by the same call without a version.</summary>
    [HttpPost("rollback")]
    [Authorize(AdminPolicies.Operate)]
    [Authorize(AdminPolicies.Unconfined)]
    [ProducesResponseType<EffectiveConfiguration>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> RollBackAsync(RollbackBody body, CancellationToken cancellationToken) =>
        await mediator.Send(new RollbackConfiguration(body.File, body.Version, Key), cancellationToken) is { } status
            ? new JsonResult(EffectiveConfiguration.Of(status, SourceScope.Of(User)), ApiJson.Default.Options)
            : this.Error(
                StatusCodes.Status404NotFound,
                ErrorKinds.NotFound,
                body.Version is null ? "The file is not held at any version." : $"No version '{body.Version}' of the file was kept; GET /api/v1/config/versions lists them.");
}

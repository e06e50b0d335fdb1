using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>Sources and targets as GitHub knows them (the specification's section 4).</summary>
[ApiController]
[Route("/api/v1/repositories/{owner}/{repo}")]
[Authorize(AdminPolicies.Operate)]
public sealed class RepositoriesController(IMediator mediator) : ControllerBase
{
    /// <summary>Says that what was found under a configured name is the right repository, although it is another one or belongs to another owner.</summary>
    /// <param name="owner">The owner, as the configuration writes it.</param>
    /// <param name="repo">The repository's name, as the configuration writes it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [HttpPost("confirm")]
    [ProducesResponseType<ConfirmReply>(StatusCodes.Status200OK)]
    [ProducesResponseType<ErrorBody>(StatusCodes.Status404NotFound)]
    public async Task<IActionResult> ConfirmAsync(string owner, string repo, CancellationToken cancellationToken) =>
        RepositoryName.TryParse($"{owner}/{repo}", out var name)
        && await mediator.Send(new ConfirmRepository(name, SourceScope.Of(User).Allows, User.Identity?.Name ?? ""), cancellationToken) is { Known: { } known } pin
            ? new JsonResult(new ConfirmReply(pin.Configured.ToString(), known.Name.ToString(), known.Id), ApiJson.Default.Options)
            : this.Error(StatusCodes.Status404NotFound, ErrorKinds.NotFound, $"No repository was found as '{owner}/{repo}' yet; write it as the configuration does.");
}

/// <summary>What holds after the call.</summary>
/// <param name="Repository">The name in the configuration.</param>
/// <param name="Name">GitHub's name of the repository.</param>
/// <param name="RepositoryId">GitHub's number of it.</param>
public sealed record ConfirmReply(string Repository, string Name, long RepositoryId);

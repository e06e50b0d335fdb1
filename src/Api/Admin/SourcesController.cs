using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Sources;
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
    [HttpGet]
    public async Task<IActionResult> ListAsync(CancellationToken cancellationToken)
    {
        var scope = SourceScope.Of(User);
        var sources = await mediator.Send(new ListSources(scope.Allows), cancellationToken);
        return new JsonResult(new ListBody<SourceBody>([.. sources.Select(SourceBody.Of)], null), ApiJson.Default.Options);
    }
}

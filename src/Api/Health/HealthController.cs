using ExamplesCopier.Api.Settings;
using ExamplesCopier.Application.Health;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Health;

/// <summary>How the service is doing, for people, probes and monitors (the specification's section 9).</summary>
[ApiController]
public sealed class HealthController(IMediator mediator, Uptime uptime, SettingsWatch settings) : ControllerBase
{
    [HttpGet("/health")]
    public async Task<IActionResult> HealthAsync(CancellationToken cancellationToken)
    {
        var report = await mediator.Send(new GetHealth(), cancellationToken);
        return new JsonResult(HealthBody.Of(report, settings.Problems, uptime.Elapsed), ApiJson.Default.Options)
        {
            StatusCode = report.Status == HealthLevel.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK,
        };
    }

    [HttpGet("/metrics")]
    public async Task<IActionResult> MetricsAsync(CancellationToken cancellationToken) =>
        new JsonResult(MetricsBody.Of(await mediator.Send(new GetMetrics(), cancellationToken)), ApiJson.Default.Options);

    /// <summary>The process answers.</summary>
    [HttpGet("/health/live")]
    public IActionResult Live() => NoContent();

    /// <summary>The store answers, so webhooks can be taken in.</summary>
    [HttpGet("/health/ready")]
    public async Task<IActionResult> ReadyAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new CheckReadiness(), cancellationToken);
        return NoContent();
    }
}

/// <summary>How long the process has been running.</summary>
public sealed class Uptime(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_started);
}

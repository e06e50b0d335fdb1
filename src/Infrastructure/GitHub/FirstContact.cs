using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.GitHub.Http;
using ExamplesCopier.Infrastructure.GitHub.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.GitHub;

/// <summary>Asks GitHub once, in the background, who we are, so that health can tell before the first merge comes.</summary>
internal sealed partial class FirstContact(AppIdentitySource identity, GitHubStatus status, ILogger<FirstContact> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            LogConnected((await identity.GetAsync(stoppingToken)).Slug);
        }
        catch (FaultException exception)
        {
            status.Failed(exception.Message);
            LogRefused(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "GitHub knows us as {Slug}")]
    private partial void LogConnected(string slug);

    [LoggerMessage(Level = LogLevel.Error, Message = "GitHub cannot be used: {Problem}")]
    private partial void LogRefused(string problem);
}

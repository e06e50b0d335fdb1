using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using MediatR;

namespace ExamplesCopier.Api.Admin;

/// <summary>Finds the rules that a delivery was planned by. They are not kept with it, so only those that are still in force can be told.</summary>
internal static class PlannedSource
{
    /// <returns>Null when another configuration is in force now.</returns>
    public static async Task<Source?> FindAsync(IMediator mediator, DeliverySummary delivery, CancellationToken cancellationToken) =>
        delivery.ConfigurationVersion is { } version
        && (await mediator.Send(new GetConfiguration(), cancellationToken)).Loaded is { } loaded
        && loaded.Version == version
            ? loaded.Configuration.Find(delivery.PullRequest.Repository)
            : null;
}

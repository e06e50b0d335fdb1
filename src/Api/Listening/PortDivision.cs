using ExamplesCopier.Api.Settings;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Listening;

/// <summary>With a management port, webhooks answer on the public port alone, and everything else on the management port alone.</summary>
internal sealed class PortDivision(RequestDelegate next, IOptions<HttpOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (options.Value.ManagementPort is not { } port)
        {
            return next(context);
        }

        // The port that the socket is bound to: nothing that a caller or a proxy sends changes it.
        var isManagement = context.Connection.LocalPort == port;
        var isPublic = context.GetEndpoint()?.Metadata.GetMetadata<PublicEndpointAttribute>() is not null;
        if (isManagement != isPublic)
        {
            return next(context);
        }

        context.SetEndpoint(null);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

using Microsoft.AspNetCore.Http.Features;

namespace ExamplesCopier.Api.Listening;

/// <summary>Only webhooks are large.</summary>
internal sealed class SmallBodies(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PublicEndpointAttribute>() is null
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = RequestLimits.SmallBody;
        }

        return next(context);
    }
}

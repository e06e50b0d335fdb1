using ExamplesCopier.Api.Settings;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Webhooks;

/// <summary>Takes webhooks at one more path, so that an existing App need not change its address.</summary>
internal sealed class WebhookPathAlias(RequestDelegate next, IOptions<HttpOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (options.Value.WebhookPath is { } alias && context.Request.Path == alias)
        {
            context.Request.Path = "/webhooks/github";
        }

        return next(context);
    }
}

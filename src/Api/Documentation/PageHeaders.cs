namespace ExamplesCopier.Api.Documentation;

/// <summary>
/// The pages of the API's description bring scripts of their own, and one that stands in the page: they have a Content-Security-Policy of
/// their own, and reach nothing but this service.
/// </summary>
internal sealed class PageHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ApiDocument.Pages, StringComparison.Ordinal))
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
        }

        return next(context);
    }
}

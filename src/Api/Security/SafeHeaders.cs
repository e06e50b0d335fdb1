namespace ExamplesCopier.Api.Security;

/// <summary>Every answer tells browsers to guess nothing, load nothing, frame nothing, and keep nothing, unless it says otherwise itself.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // Only when the answer begins: an exception on the way wipes what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.TryAdd("Cache-Control", "no-store");
            return Task.CompletedTask;
        });
        return next(context);
    }
}

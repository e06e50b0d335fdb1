using ExamplesCopier.Api.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ExamplesCopier.Api.Dashboard;

/// <summary>Tells people what programs are told as JSON.</summary>
internal static class ProblemPages
{
    private static readonly PathString[] _forPrograms = ["/api", "/webhooks", "/health", "/metrics", "/openapi"];

    /// <summary>A browser asks, and asks for a page.</summary>
    public static bool IsWanted(HttpContext context) =>
        context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == "text/html")
        && !_forPrograms.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    public static Task WriteAsync(HttpContext context) => WriteAsync(context, ErrorResults.Of(context));

    public static async Task WriteAsync(HttpContext context, ErrorBody body)
    {
        // A request renders one document; what failed may have begun to be one, and the framework adds its header again.
        context.Response.Headers.Remove("blazor-enhanced-nav");
        await using var scope = context.RequestServices.CreateAsyncScope();
        var before = context.RequestServices;
        context.RequestServices = scope.ServiceProvider;
        try
        {
            var parameters = new Dictionary<string, object?> { [nameof(Document.Problem)] = body };
            await new RazorComponentResult<Document>(parameters) { StatusCode = context.Response.StatusCode }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = before;
        }
    }
}

using ExamplesCopier.Application.Telemetry;
using Serilog.Context;

namespace ExamplesCopier.Api.Errors;

/// <summary>Names each request: by the caller's <c>X-Request-Id</c> when it is harmless, else by one of ours.</summary>
internal sealed class RequestIds(RequestDelegate next)
{
    private const string Header = "X-Request-Id";
    private const int MaxLength = 64;

    public async Task InvokeAsync(HttpContext context)
    {
        var given = context.Request.Headers[Header].ToString();
        context.TraceIdentifier = IsHarmless(given) ? given : Guid.CreateVersion7().ToString("N");
        CurrentRequest.Id = context.TraceIdentifier;

        // Only when the answer begins: an exception on the way wipes what was set before.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = context.TraceIdentifier;
            return Task.CompletedTask;
        });
        using (LogContext.PushProperty("request_id", context.TraceIdentifier))
        {
            await next(context);
        }
    }

    private static bool IsHarmless(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
}

using System.Globalization;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Api.Errors;

/// <summary>What a caller is told when GitHub does not do what it is asked.</summary>
internal static class FaultAnswer
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    public static (int Status, ErrorBody Body) Of(HttpContext context, Fault fault)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        switch (fault)
        {
            case RateLimited limited:
                RetryAfter(context, limited.Until - now);
                return (StatusCodes.Status429TooManyRequests, ErrorResults.Body(context, ErrorKinds.RateLimited, limited.Message));
            case Unavailable down:
                RetryAfter(context, down.RetryAt - now);
                return (StatusCodes.Status503ServiceUnavailable, ErrorResults.Body(context, down.OfHost ? ErrorKinds.Internal : ErrorKinds.Authentication, down.Message));
            case Permanent:
                return (StatusCodes.Status409Conflict, ErrorResults.Body(context, ErrorKinds.Conflict, fault.Message));
            default:
                RetryAfter(context, _soon);
                return (StatusCodes.Status503ServiceUnavailable, ErrorResults.Body(context, ErrorKinds.Internal, fault.Message));
        }
    }

    /// <summary>Says when to try again: in whole seconds, one at least.</summary>
    public static void RetryAfter(HttpContext context, TimeSpan wait) =>
        context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}

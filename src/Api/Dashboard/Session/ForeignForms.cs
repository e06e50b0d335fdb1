using ExamplesCopier.Api.Errors;
using Microsoft.AspNetCore.Antiforgery;

namespace ExamplesCopier.Api.Dashboard.Session;

/// <summary>Refuses a form that was not made by this service for the session that sends it (https://owasp.org/www-community/attacks/csrf), and says so in words.</summary>
internal sealed class ForeignForms(RequestDelegate next)
{
    private const string Advice = "This form was not made for your present session, so nothing was done. Go back, load the page again and send it once more.";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } found)
        {
            return next(context);
        }

        var isTooLarge = IsTooLarge(found.Error);
        context.Response.StatusCode = isTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        return ProblemPages.WriteAsync(context, isTooLarge ? ErrorResults.Of(context) : ErrorResults.Body(context, ErrorKinds.InvalidRequest, Advice));
    }

    // A form that is not read to its end has no token that could be looked at.
    private static bool IsTooLarge(Exception? error) =>
        error is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || (error is not null && IsTooLarge(error.InnerException));
}

using ExamplesCopier.Api.Dashboard;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;

namespace ExamplesCopier.Api.Errors;

/// <summary>The last net: what no controller expected becomes an error body; nothing of the exception leaves the process.</summary>
internal sealed partial class ExceptionAnswers(ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, body) = exception switch
        {
            ValidationException invalid => (StatusCodes.Status400BadRequest, ErrorResults.Body(httpContext, ErrorKinds.Validation, "The request breaks a rule.") with
            {
                Errors = [.. invalid.Errors.Select(error => new ErrorDetail(error.PropertyName, null, null, error.ErrorMessage))],
            }),
            StoreUnavailableException => (StatusCodes.Status503ServiceUnavailable, ErrorResults.Body(httpContext, ErrorKinds.StoreUnavailable, "The store does not answer; nothing was accepted. Try again.")),
            ServiceStoppingException => (StatusCodes.Status503ServiceUnavailable, ErrorResults.Body(httpContext, ErrorKinds.StoreUnavailable, "The service is stopping; nothing was accepted. Try again.")),
            ConfigurationUnavailableException unusable => (StatusCodes.Status500InternalServerError, ErrorResults.Body(httpContext, ErrorKinds.Configuration, unusable.Message)),
            FaultException { Fault: var fault } => FaultAnswer.Of(httpContext, fault),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                (StatusCodes.Status413PayloadTooLarge, ErrorResults.Body(httpContext, ErrorKinds.PayloadTooLarge, ErrorResults.TooLarge)),
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
                (StatusCodes.Status408RequestTimeout, ErrorResults.Body(httpContext, ErrorKinds.InvalidRequest, "The body did not come fast enough.")),
            BadHttpRequestException bad => (bad.StatusCode, ErrorResults.Body(httpContext, ErrorKinds.InvalidRequest, "The request is not valid HTTP.")),
            _ => (StatusCodes.Status500InternalServerError, ErrorResults.Body(httpContext, ErrorKinds.Internal, "Something went wrong; the log has it under this request id.")),
        };
        if (status >= StatusCodes.Status500InternalServerError && exception is not (ServiceStoppingException or FaultException or ConfigurationUnavailableException))
        {
            LogUnhandled(exception, httpContext.Request.Method, httpContext.Request.Path);
        }

        httpContext.Response.StatusCode = status;
        await (ProblemPages.IsWanted(httpContext) ? ProblemPages.WriteAsync(httpContext, body) : ErrorResults.WriteAsync(httpContext, body));
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogUnhandled(Exception exception, string method, string path);
}

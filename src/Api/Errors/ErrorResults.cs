using ExamplesCopier.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Errors;

/// <summary>Makes error answers of one shape, for controllers and for everything before them.</summary>
internal static class ErrorResults
{
    public const string TooLarge = "The body is too large: a webhook may have 25 MB, anything else 2 MB.";
    public const string NoJson = "The body is not JSON: send it with Content-Type: application/json.";

    public static IActionResult Error(this ControllerBase controller, int status, string kind, string message, string? sourceRepo = null) =>
        new JsonResult(Body(controller.HttpContext, kind, message) with { SourceRepo = sourceRepo }, ApiJson.Default.Options) { StatusCode = status };

    /// <summary>There is no such source, or it is not the caller's.</summary>
    public static IActionResult NoSource(this ControllerBase controller, string owner, string repo) =>
        controller.Error(StatusCodes.Status404NotFound, ErrorKinds.NotFound, $"There is no source '{owner}/{repo}'.");

    /// <summary>A document that breaks rules, with each of them.</summary>
    public static IActionResult Error(this ControllerBase controller, string message, IReadOnlyList<ErrorDetail> errors) =>
        new JsonResult(Body(controller.HttpContext, ErrorKinds.Validation, message) with { Errors = errors }, ApiJson.Default.Options)
        { StatusCode = StatusCodes.Status400BadRequest };

    public static IActionResult OfModelState(ActionContext context) =>
        new JsonResult(
            Body(context.HttpContext, ErrorKinds.Validation, "The request is not as it should be.") with
            {
                Errors = [.. context.ModelState.SelectMany(entry => entry.Value!.Errors.Select(error => new ErrorDetail(entry.Key, null, null, error.ErrorMessage)))],
            },
            ApiJson.Default.Options)
        { StatusCode = StatusCodes.Status400BadRequest };

    /// <summary>Gives a bare status its body.</summary>
    public static Task WriteAsync(HttpContext context) => WriteAsync(context, Of(context));

    /// <summary>What the status that the answer has means.</summary>
    public static ErrorBody Of(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status401Unauthorized => Body(context, ErrorKinds.Unauthorized, "Send an admin key: Authorization: Bearer <key>."),
        StatusCodes.Status403Forbidden => Body(context, ErrorKinds.Forbidden, "The key's role, or its being confined to some sources, does not allow this."),
        StatusCodes.Status404NotFound => Body(context, ErrorKinds.NotFound, "There is nothing here."),
        StatusCodes.Status413PayloadTooLarge => Body(context, ErrorKinds.PayloadTooLarge, TooLarge),
        StatusCodes.Status415UnsupportedMediaType => Body(context, ErrorKinds.InvalidRequest, NoJson),
        StatusCodes.Status429TooManyRequests => Body(context, ErrorKinds.RateLimited, "Too many requests; try again later."),
        >= StatusCodes.Status500InternalServerError => Body(context, ErrorKinds.Internal, "Something went wrong; the log has it under this request id."),
        _ => Body(context, ErrorKinds.InvalidRequest, "The request cannot be answered."),
    };

    public static Task WriteAsync(HttpContext context, ErrorBody body) =>
        context.Response.WriteAsJsonAsync(body, ApiJson.Default.ErrorBody, cancellationToken: context.RequestAborted);

    public static ErrorBody Body(HttpContext context, string kind, string message) => new()
    {
        Error = kind,
        Message = ControlCharacters.Escape(message),
        Timestamp = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
        RequestId = context.TraceIdentifier,
    };
}

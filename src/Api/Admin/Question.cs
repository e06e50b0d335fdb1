using ExamplesCopier.Api.Errors;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.Api.Admin;

/// <summary>The parameters of a call.</summary>
internal sealed class Question(ControllerBase controller) : Parameters
{
    /// <summary>The answer to a query that cannot be understood; null when it can.</summary>
    public IActionResult? Refusal => Problems.Count == 0
        ? null
        : controller.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, string.Join(" ", Problems));
}

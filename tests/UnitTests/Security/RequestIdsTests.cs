using ExamplesCopier.Api.Errors;
using ExamplesCopier.Application.Telemetry;
using Microsoft.AspNetCore.Http;

namespace ExamplesCopier.UnitTests.Security;

public sealed class RequestIdsTests
{
    // What a request brings is stored with its name, and every line of that delivery's log has it.
    [Theory]
    [InlineData("abc-1.2_Z", true)]
    [InlineData("a b", false)]
    public async Task What_answers_a_request_knows_its_name(string given, bool isTaken)
    {
        string? known = null;
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Request-Id"] = given;

        await new RequestIds(_ =>
        {
            known = CurrentRequest.Id;
            return Task.CompletedTask;
        }).InvokeAsync(context);

        known.Should().Be(context.TraceIdentifier).And.NotBeNullOrEmpty();
        (known == given).Should().Be(isTaken);
    }
}

using System.Security.Claims;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Errors;
using ExamplesCopier.Application.Deliveries;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>What the admin API answers when a replay of many broke off in their midst.</summary>
public sealed class InterruptedReplayTests : IMediator
{
    private const string Told = "2 of 5 replays were accepted; ask for the rest";

    [Fact]
    public async Task It_is_no_success_and_tells_how_to_go_on()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var controller = new DeliveriesController(this)
        {
            ControllerContext = new ControllerContext { HttpContext = new DefaultHttpContext { RequestServices = services, User = new ClaimsPrincipal() } },
        };

        var answer = (await controller.ReplayManyAsync(null, TestContext.Current.CancellationToken)).Should().BeOfType<JsonResult>().Which;

        answer.StatusCode.Should().Be(StatusCodes.Status503ServiceUnavailable);
        answer.Value.Should().BeOfType<ErrorBody>().Which.Should().Match<ErrorBody>(body => body.Message == Told && body.Error == ErrorKinds.StoreUnavailable);
    }

    Task<TResponse> IMediator.Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken) =>
        Task.FromResult((TResponse)(object)new ManyReplayed(["1", "2"], true, null) { Interruption = Told });

    Task IMediator.Publish<TNotification>(TNotification notification, CancellationToken cancellationToken) => throw new NotSupportedException();
}

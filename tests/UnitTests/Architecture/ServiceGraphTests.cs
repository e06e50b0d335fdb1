using ExamplesCopier.Application.Behaviors;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ExamplesCopier.UnitTests.Architecture;

/// <summary>The real graph of services, as the process builds it.</summary>
public sealed class ServiceGraphTests(BuiltHost host) : IClassFixture<BuiltHost>
{
    private static readonly Type[] _requests =
        [.. Product.Application.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && Answer(type) is not null)];

    public static TheoryData<Type> Requests => [.. _requests];

    [Fact]
    public void Holds_every_use_case() => _requests.Should().HaveCountGreaterThanOrEqualTo(10);

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Has_exactly_one_handler_for_each_request(Type request)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var contract = typeof(IRequestHandler<,>).MakeGenericType(request, Answer(request)!);

        scope.ServiceProvider.GetServices(contract).Should().ContainSingle().Which.Should().NotBeNull();
    }

    [Fact]
    public async Task Misses_the_handler_of_a_request_that_has_none()
    {
        await using var scope = host.Services.CreateAsyncScope();

        scope.ServiceProvider.GetServices<IRequestHandler<Broken.Ask, int>>().Should().BeEmpty();
    }

    [Fact]
    public async Task Wraps_every_request_in_logging_then_metrics_then_validation() =>
        (await BehaviorsOfAsync<GetHealth, HealthReport>()).Should()
            .Equal(typeof(LoggingBehavior<,>), typeof(MetricsBehavior<,>), typeof(ValidationBehavior<,>));

    [Fact]
    public async Task Limits_the_rate_of_what_takes_a_place_within_it_only() =>
        (await BehaviorsOfAsync<AcceptDelivery, Acceptance>()).Should()
            .Equal(typeof(LoggingBehavior<,>), typeof(MetricsBehavior<,>), typeof(ValidationBehavior<,>), typeof(RateLimitingBehavior<,>));

    [Fact]
    public async Task Finds_the_validators_of_requests()
    {
        await using var scope = host.Services.CreateAsyncScope();

        scope.ServiceProvider.GetServices<FluentValidation.IValidator<ListDeliveries>>().Should().ContainSingle();
    }

    [Fact]
    public async Task Can_make_every_controller()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var controllers = Product.Api.GetTypes().Where(type => typeof(Microsoft.AspNetCore.Mvc.ControllerBase).IsAssignableFrom(type)).ToList();

        controllers.Should().HaveCountGreaterThanOrEqualTo(4);
        controllers.Should().AllSatisfy(controller => ActivatorUtilities.CreateInstance(scope.ServiceProvider, controller).Should().BeOfType(controller));
    }

    [Fact]
    public void Prepares_the_database_before_anything_else_starts() =>
        host.Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>()
            .Should().ContainSingle(service => service.GetType().Name == "DatabaseSetup");

    [Fact]
    public void Keeps_the_clock_of_a_host_that_embeds_the_service() =>
        host.Services.GetRequiredService<TimeProvider>().Should().BeSameAs(host.Time);

    private static Type? Answer(Type request) =>
        request.GetInterfaces().FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    private async Task<List<Type>> BehaviorsOfAsync<TRequest, TResponse>()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return [.. scope.ServiceProvider.GetServices<IPipelineBehavior<TRequest, TResponse>>().Select(behavior => behavior.GetType().GetGenericTypeDefinition())];
    }
}

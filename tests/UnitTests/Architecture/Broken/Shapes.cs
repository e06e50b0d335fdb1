using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.UnitTests.Architecture.Broken;

// The analyzers see some of what is broken here on purpose.
#pragma warning disable CA1852, CA1068, CA1812

internal class OpenClass;

internal class OpenBase<T>;

internal sealed class ClosedLeaf : OpenBase<int>;

internal sealed record Ask : IRequest<int>;

public sealed class PublicHandler : IRequestHandler<PublicHandler.Question, int>
{
    public Task<int> Handle(Question request, CancellationToken cancellationToken) => Task.FromResult(0);

    public sealed record Question : IRequest<int>;
}

internal class UnsealedHandler : IRequestHandler<Ask, int>
{
    public Task<int> Handle(Ask request, CancellationToken cancellationToken) => Task.FromResult(0);
}

internal sealed class GreedyHandler(int one, int two, int three, int four, int five, int six) : IRequestHandler<Ask, int>
{
    public Task<int> Handle(Ask request, CancellationToken cancellationToken) => Task.FromResult(one + two + three + four + five + six);
}

public sealed class PublicValidator : AbstractValidator<PublicHandler.Question>;

internal interface IWidePort
{
    void One();

    void Two();

    void Three();

    void Four();

    void Five();

    void Six();
}

internal interface IUncancellablePort
{
    Task WorkAsync();

    Task<int> CountAsync(CancellationToken cancellationToken, int limit);

    ValueTask<int> QuickAsync(int limit);

    Task GoodAsync(int limit, CancellationToken cancellationToken);

    int Now();
}

internal sealed class PathHelper;

internal sealed class ThingManager<T>;

internal sealed class TextUtils;

[NonController]
public sealed class PortController : ControllerBase
{
    public IActionResult Get([FromServices] IDeliveryHistory history) => Ok(history);
}

[NonController]
public sealed class LocatingController(IServiceProvider services) : ControllerBase
{
    public IActionResult Get() => Ok(services);
}

[NonController]
public sealed class AdapterController(StorageOptions options) : ControllerBase
{
    public IActionResult Get() => Ok(options);
}

[NonController]
public sealed class GoodController(IMediator mediator) : ControllerBase
{
    public IActionResult Get(int limit) => Ok((mediator, limit));
}

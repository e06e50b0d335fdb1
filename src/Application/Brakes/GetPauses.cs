using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Brakes;

/// <summary>What is paused now.</summary>
public sealed record GetPauses : IRequest<Pauses>;

internal sealed class GetPausesHandler(IBrakes brakes) : IRequestHandler<GetPauses, Pauses>
{
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public Task<Pauses> Handle(GetPauses request, CancellationToken cancellationToken) => brakes.ReadAsync(cancellationToken);
}

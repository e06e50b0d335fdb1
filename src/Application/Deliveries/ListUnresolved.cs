using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>
/// What needs a person, newest first: deliveries that failed, wholly or partly, or are held. Each merge once, with the newest delivery of it that ended;
/// none while another delivery of it goes on, and none once one ended well. A sync is no merge: it stays until it is released or kept no longer.
/// Dry runs and what was ignored change nothing of that.
/// </summary>
/// <param name="Limit">1 to 200.</param>
/// <param name="Before">The cursor of the page before.</param>
/// <param name="Visible">The sources that the caller may see; null for all.</param>
public sealed record ListUnresolved(int Limit, DeliveryCursor? Before, IReadOnlyList<RepositoryName>? Visible) : IRequest<UnresolvedPage>;

internal sealed class ListUnresolvedValidator : AbstractValidator<ListUnresolved>
{
    public ListUnresolvedValidator() =>
        RuleFor(request => request.Limit).InclusiveBetween(1, 200).OverridePropertyName("limit");
}

internal sealed class ListUnresolvedHandler(IDeliveryHistory history) : IRequestHandler<ListUnresolved, UnresolvedPage>
{
    public Task<UnresolvedPage> Handle(ListUnresolved request, CancellationToken cancellationToken) =>
        history.ListUnresolvedAsync(request.Limit, request.Before, request.Visible, cancellationToken);
}

using ExamplesCopier.Application.Ports;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>A page of the history, newest first.</summary>
public sealed record ListDeliveries(DeliveryFilter Filter) : IRequest<DeliveryPage>;

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveries>
{
    public ListDeliveriesValidator() =>
        RuleFor(request => request.Filter.Limit).InclusiveBetween(1, 200).OverridePropertyName("limit");
}

internal sealed class ListDeliveriesHandler(IDeliveryHistory history) : IRequestHandler<ListDeliveries, DeliveryPage>
{
    public Task<DeliveryPage> Handle(ListDeliveries request, CancellationToken cancellationToken) =>
        history.ListAsync(request.Filter, cancellationToken);
}

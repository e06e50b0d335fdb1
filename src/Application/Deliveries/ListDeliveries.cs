using ExamplesCopier.Application.Ports;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>A page of the history, newest first.</summary>
public sealed record ListDeliveries(DeliveryFilter Filter) : IRequest<DeliveryPage>;

internal sealed class ListDeliveriesValidator : AbstractValidator<ListDeliveries>
{
    public ListDeliveriesValidator()
    {
        RuleFor(request => request.Filter.Limit).InclusiveBetween(1, 200).OverridePropertyName("limit");
        RuleFor(request => request.Filter.PullRequest).GreaterThan(0).OverridePropertyName("pull_request");
        RuleFor(request => request.Filter).Must(filter => filter.PullRequest is null || filter.Source is not null)
            .WithMessage("pull_request is a number within a source: give source as well.").OverridePropertyName("pull_request");
    }
}

internal sealed class ListDeliveriesHandler(IDeliveryHistory history) : IRequestHandler<ListDeliveries, DeliveryPage>
{
    public Task<DeliveryPage> Handle(ListDeliveries request, CancellationToken cancellationToken) =>
        history.ListAsync(request.Filter, cancellationToken);
}

using ExamplesCopier.Application.Ports;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Auditing;

/// <summary>What was done to whose files, and who steered what; newest first.</summary>
public sealed record ListAuditEvents(AuditFilter Filter) : IRequest<AuditPage>;

internal sealed class ListAuditEventsValidator : AbstractValidator<ListAuditEvents>
{
    public ListAuditEventsValidator()
    {
        RuleFor(request => request.Filter.Limit).InclusiveBetween(1, 200).OverridePropertyName("limit");
        RuleFor(request => request.Filter.Path).Must(SearchedText.IsUsable)
            .WithMessage(SearchedText.Rule).OverridePropertyName("path");
        RuleFor(request => request.Filter.Rule).Must(SearchedText.IsUsable).WithMessage(SearchedText.Rule).OverridePropertyName("rule");
        RuleFor(request => request.Filter).Must(filter => filter.Since is null || filter.Until is null || filter.Since < filter.Until)
            .WithMessage("until must be later than since.").OverridePropertyName("until");
    }
}

internal sealed class ListAuditEventsHandler(IAuditTrail trail) : IRequestHandler<ListAuditEvents, AuditPage>
{
    public Task<AuditPage> Handle(ListAuditEvents request, CancellationToken cancellationToken) => trail.ListAsync(request.Filter, cancellationToken);
}

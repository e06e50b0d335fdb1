using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Auditing;

/// <summary>Where files of a target came from, by branch and path.</summary>
/// <param name="Target">The target repository.</param>
/// <param name="Path">One file; with a slash at its end, all below that folder; null for all.</param>
/// <param name="Limit">1 to 200.</param>
/// <param name="After">The last file of the page before.</param>
/// <param name="Visible">The sources that the caller may see; files of others are left out.</param>
public sealed record FindProvenance(RepositoryName Target, string? Path, int Limit, ProvenanceCursor? After, IReadOnlyList<RepositoryName>? Visible) : IRequest<ProvenancePage>;

internal sealed class FindProvenanceValidator : AbstractValidator<FindProvenance>
{
    public FindProvenanceValidator()
    {
        RuleFor(request => request.Limit).InclusiveBetween(1, 200).OverridePropertyName("limit");
        RuleFor(request => request.Path).Must(SearchedText.IsUsable)
            .WithMessage(SearchedText.Rule).OverridePropertyName("path");
    }
}

internal sealed class FindProvenanceHandler(IProvenance provenance) : IRequestHandler<FindProvenance, ProvenancePage>
{
    public Task<ProvenancePage> Handle(FindProvenance request, CancellationToken cancellationToken) =>
        provenance.FindAsync(request.Target, request.Path, request.Limit, request.After, request.Visible, cancellationToken);
}

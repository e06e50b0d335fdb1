using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using FluentValidation;
using MediatR;

namespace ExamplesCopier.Application.Copying.Syncing;

/// <summary>Copies every file that a source's rules want, as it stands at a commit of its branch: a first fill, or a repair.</summary>
/// <param name="Source">The source.</param>
/// <param name="Ref">A branch, a tag or a commit that the source branch holds; null for its tip.</param>
/// <param name="DryRun">Read and decide, write nothing.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record SyncSource(RepositoryName Source, string? Ref, bool DryRun, Func<RepositoryName, bool> Visible, string By) : IRequest<SyncAnswer>;

internal sealed class SyncSourceValidator : AbstractValidator<SyncSource>
{
    public SyncSourceValidator() =>
        RuleFor(request => request.Ref)
            .Must(reference => reference is null || BranchName.TryParse(reference, out _))
            .WithMessage("ref must be a branch, a tag or a commit.")
            .OverridePropertyName("ref");
}

internal sealed class SyncSourceHandler(CurrentConfiguration configuration, SourceAccess sources, ISourceHistory history, IMediator mediator, IDeliveryQueue queue)
    : IRequestHandler<SyncSource, SyncAnswer>
{
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<SyncAnswer> Handle(SyncSource request, CancellationToken cancellationToken)
    {
        var loaded = await configuration.GetAsync(cancellationToken);
        if (!request.Visible(request.Source) || loaded.Configuration.Find(request.Source) is not { } source)
        {
            return new SyncAnswer.UnknownSource();
        }

        if (loaded.BrokenSources.TryGetValue(source.Repository, out var problem))
        {
            return new SyncAnswer.BrokenConfiguration(problem);
        }

        if (!source.Settings.Enabled)
        {
            return new SyncAnswer.Disabled();
        }

        var access = await sources.FindAsync(source, cancellationToken);
        var found = request.Ref is null
            ? new NamedCommit(await history.FindTipAsync(access, source.Branch, cancellationToken), IsOnBranch: true)
            : await history.FindAsync(access, source.Branch, BranchName.Parse(request.Ref), cancellationToken);
        return found switch
        {
            null => new SyncAnswer.NoCommit(),
            { IsOnBranch: false } => new SyncAnswer.NotOnBranch(source.Branch),
            { Commit: var commit } => new SyncAnswer.Accepted(await AcceptAsync(request, commit.AsMerge(source, access, "Sync"), cancellationToken)),
        };
    }

    private async Task<string> AcceptAsync(SyncSource request, MergedPullRequest synced, CancellationToken cancellationToken)
    {
        var delivery = new NewDelivery
        {
            Id = Guid.CreateVersion7().ToString(),
            Kind = DeliveryKind.Sync,
            PullRequest = synced,
            DryRun = request.DryRun,
            Act = new AdminAct(AuditAction.SyncRequested, request.By, synced.Repository, Detail: $"{synced.Branch} at {synced.MergeCommit}{(request.DryRun ? ", a dry run" : "")}"),
        };
        var acceptance = await mediator.Send(new AcceptDelivery(delivery, null), cancellationToken);
        await queue.ScheduleAsync(synced.Repository, acceptance.NotBefore, cancellationToken);
        return acceptance.Id;
    }
}

/// <summary>What came of the wish for a sync.</summary>
public abstract record SyncAnswer
{
    private SyncAnswer()
    {
    }

    public sealed record Accepted(string DeliveryId) : SyncAnswer;

    /// <summary>There is no such source, or it is not the caller's.</summary>
    public sealed record UnknownSource : SyncAnswer;

    /// <summary>The source's own file cannot be used.</summary>
    public sealed record BrokenConfiguration(string Problem) : SyncAnswer;

    /// <summary>Nothing of the source is copied until it is enabled.</summary>
    public sealed record Disabled : SyncAnswer;

    /// <summary>The ref names no commit.</summary>
    public sealed record NoCommit : SyncAnswer;

    /// <summary>The commit is not part of the source branch.</summary>
    public sealed record NotOnBranch(BranchName Branch) : SyncAnswer;
}

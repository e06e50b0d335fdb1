using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Looks after a pull request once its commit stands: labels and people, the merge, and the end of one with nothing left in it.</summary>
internal sealed class ProposalCare(ITargetRepositories targets, INotifications notifications)
{
    /// <summary>Closes a pull request that proposes nothing any more.</summary>
    public async Task<ChangeSetOutcome> CloseEmptyAsync(ChangeSetWork work, OpenPullRequest open, CancellationToken cancellationToken)
    {
        var comment = $"With {work.Job.Merge.Url} nothing is left in this pull request: the target branch holds all of it. The next change opens a new one.";
        await targets.CommentAsync(work.Target.Query.Repository, open, comment, close: true, cancellationToken);
        return new ChangeSetOutcome.PullRequestClosed(open.Number, open.Url);
    }

    /// <summary>Does what is left to do after <paramref name="outcome"/>.</summary>
    /// <returns>The record, pending while the pull request waits to be merged.</returns>
    public async Task<ChangeSetRecord> FinishAsync(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetOutcome outcome, ChangeSetRecord record, CancellationToken cancellationToken)
    {
        var standing = Standing.Of(outcome, work, target);
        if (standing is null)
        {
            return AfterWaiting(work, target, outcome, record);
        }

        var merge = await MergeMethodAsync(work, target, standing, cancellationToken);
        var finishing = new PullRequestFinishing
        {
            Repository = work.Target.Query.Repository,
            Name = target.Name,
            PullRequestId = standing.NodeId,
            Number = standing.Number,
            Head = standing.Head,
            Dress = standing.IsDressed ? PullRequestDress.None : target.Dress,
            Merge = merge.Method,
        };
        var result = await targets.FinishAsync(finishing, cancellationToken);
        var done = standing.IsResumed ? work.Known! with { State = ChangeSetState.Succeeded, Error = null } : record;
        return await AfterMergeAsync(work, standing, done with { Note = Together([.. result.Warnings, merge.Warning]) }, result, cancellationToken);
    }

    private async Task<(MergeMethod? Method, string? Warning)> MergeMethodAsync(ChangeSetWork work, TargetSnapshot.Open target, Standing standing, CancellationToken cancellationToken)
    {
        if (!work.Set.Strategy.AutoMerge)
        {
            return (null, null);
        }

        if (target.PullRequest is not { IsAllOurs: false } foreign)
        {
            return (work.Set.Strategy.MergeMethod, null);
        }

        const string LeftToPeople = "It holds commits that are not ours, so it is not merged automatically.";
        await targets.CommentAsync(work.Target.Query.Repository, foreign with { NodeId = standing.NodeId }, $"{LeftToPeople} Please merge it when it is ready.", close: false, cancellationToken);
        return (null, LeftToPeople);
    }

    private async Task<ChangeSetRecord> AfterMergeAsync(ChangeSetWork work, Standing standing, ChangeSetRecord record, FinishingOutcome result, CancellationToken cancellationToken)
    {
        switch (result.Merge)
        {
            case MergeProgress.NotWanted or MergeProgress.Merged:
                return record;
            case MergeProgress.LeftToGitHub:
                return record with { Note = Together([record.Note, "GitHub merges it as soon as its rules allow."]) };
            case MergeProgress.Waiting when work.Job.MayWait:
                return record with { State = ChangeSetState.Pending, Error = $"The pull request waits to be merged: {result.Detail}" };
            case MergeProgress.Waiting or MergeProgress.Conflict or MergeProgress.Refused:
                var reason = result.Merge == MergeProgress.Conflict ? "it conflicts with the target branch" : result.Detail;
                var open = new OpenPullRequest(standing.NodeId, standing.Number, record.PullRequestUrl ?? "", "", "");
                await targets.CommentAsync(work.Target.Query.Repository, open, $"This pull request could not be merged automatically: {reason}. It is left to people.", close: false, cancellationToken);
                await notifications.AlertAsync(
                    new Alert(AlertKind.Merge, $"{work.Set.Key.Repository}#{standing.Number}", $"{work.Set.Key.Repository}#{standing.Number} could not be merged automatically: {reason}"),
                    cancellationToken);
                return record with { Note = Together([record.Note, $"It could not be merged automatically: {reason}."]) };
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    /// <summary>A pull request that an earlier attempt left waiting has come to its end meanwhile.</summary>
    private static ChangeSetRecord AfterWaiting(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetOutcome outcome, ChangeSetRecord record) =>
        work.Known is { PullRequest: { } number } known && outcome is ChangeSetOutcome.NothingToDo && target.Ended?.Number == number
            ? known with { State = target.Ended.IsDeclined ? ChangeSetState.Declined : ChangeSetState.Succeeded, Error = null }
            : record;

    private static string? Together(IEnumerable<string?> notes) =>
        string.Join(' ', notes.OfType<string>().Where(note => note.Length > 0).Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;

    /// <summary>A pull request of ours that is open with this merge in it.</summary>
    /// <param name="NodeId">GraphQL's node id of it.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Head">The head that is to be merged.</param>
    /// <param name="IsDressed">It got its labels and reviewers before; people may have changed them since.</param>
    /// <param name="IsResumed">An earlier attempt recorded it, and it only waits to be merged.</param>
    private sealed record Standing(string NodeId, int Number, CommitSha Head, bool IsDressed, bool IsResumed)
    {
        public static Standing? Of(ChangeSetOutcome outcome, ChangeSetWork work, TargetSnapshot.Open target) => outcome switch
        {
            ChangeSetOutcome.PullRequestOpened opened => new(opened.NodeId, opened.Number, opened.Commit, false, false),
            ChangeSetOutcome.PullRequestUpdated updated => new(updated.NodeId, updated.Number, updated.Commit, IsDressed: !work.Job.IsResumed || IsWaiting(work, target) || IsOfEarlierPart(work, updated.Number), IsWaiting(work, target)),
            ChangeSetOutcome.NothingToDo when IsWaiting(work, target) => new(target.PullRequest!.NodeId, target.PullRequest.Number, work.Known!.Commit!, true, true),
            _ => null,
        };

        private static bool IsOfEarlierPart(ChangeSetWork work, int number) => work.Job.Parts?.EarlierOf(work.Set.Key)?.PullRequest == number;

        private static bool IsWaiting(ChangeSetWork work, TargetSnapshot.Open target) =>
            work.Known is { PullRequest: not null, Commit: not null } known && target.PullRequest?.Number == known.PullRequest;
    }
}

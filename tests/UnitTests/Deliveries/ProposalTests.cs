using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>What happens to a pull request besides its commit.</summary>
public sealed class ProposalTests
{
    private static readonly OpenPullRequest _open = new("PR_5", 5, "https://github.com/acme/docs/pull/5", "t", "b") { Paths = new HashSet<string> { "a", "z" } };

    private readonly DeliveryWorld _world = new();

    public ProposalTests()
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest });
        _world.Merged("a");
    }

    [Fact]
    public async Task One_that_people_closed_is_not_proposed_again_and_what_it_carried_is_declined()
    {
        var body = PullRequestBody.Compose("b", Given.Merge(), null);
        _world.OnRead = query => Ended(query, body);
        await _world.ExecuteAsync();

        _world.Writes.Should().BeEmpty();
        _world.Declined.Should().Equal((RepositoryName.Parse("acme/docs"), 4));
        _world.Store.Saved.Single().Should().BeEquivalentTo(new { State = ChangeSetState.Declined, PullRequest = 4 });
        _world.Store.Settled!.State.Should().Be(DeliveryState.Declined);
    }

    [Fact]
    public async Task A_replay_proposes_it_again()
    {
        _world.Store.Claim = _world.Store.Claim! with { Kind = DeliveryKind.Replay };
        _world.OnRead = query => Ended(query, PullRequestBody.Compose("b", Given.Merge(), null));
        await _world.ExecuteAsync();

        _world.Writes.Should().ContainSingle();
    }

    [Fact]
    public async Task The_next_merge_starts_a_fresh_one()
    {
        _world.OnRead = query => Ended(query, PullRequestBody.Compose("b", Given.Merge(41), null));
        await _world.ExecuteAsync();

        _world.Writes.Should().ContainSingle().Which.Snapshot.PullRequest.Should().BeNull();
        _world.Store.Settled!.State.Should().Be(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task One_that_has_become_empty_is_closed_with_a_word()
    {
        _world.OnRead = query => Standing(query, Given.Branch(("a", Given.File('1'))), Given.Branch(("a", Given.File('2')))) with { PullRequest = _open with { Paths = new HashSet<string> { "a" } } };
        await _world.ExecuteAsync();

        _world.Writes.Should().BeEmpty();
        _world.Comments.Should().ContainSingle().Which.Should().Match<(int Number, string Text, bool Close)>(comment => comment.Number == 5 && comment.Close && comment.Text.Contains(Given.Merge().Url));
        _world.Store.Saved.Single().Should().BeEquivalentTo(new { State = ChangeSetState.Succeeded, PullRequest = 5 });
    }

    [Fact]
    public async Task Labels_and_people_are_given_once_when_it_is_opened()
    {
        var dress = new PullRequestDress { Labels = ["L_1"], Unknown = ["the user 'nobody'"] };
        _world.OnRead = query => DeliveryWorld.Open(query) with { Dress = dress };
        _world.OnFinish = _ => new FinishingOutcome(MergeProgress.NotWanted, null, ["GitHub does not know the user 'nobody'."]);
        await _world.ExecuteAsync();

        _world.Finished.Should().ContainSingle().Which.Should().BeEquivalentTo(new { PullRequestId = "PR_5", Dress = dress, Merge = (MergeMethod?)null });
        _world.Store.Saved.Single().Should().BeEquivalentTo(new { State = ChangeSetState.Succeeded, Note = "GitHub does not know the user 'nobody'." });
    }

    [Fact]
    public async Task One_that_was_open_keeps_what_people_made_of_it()
    {
        OpenWith(_open);
        await _world.ExecuteAsync();

        _world.Finished.Should().ContainSingle().Which.Dress.Should().Be(PullRequestDress.None);
    }

    [Fact]
    public async Task It_is_merged_only_at_the_commit_that_we_wrote()
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest, AutoMerge = true, MergeMethod = MergeMethod.Squash });
        await _world.ExecuteAsync();

        _world.Finished.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Merge = MergeMethod.Squash, Head = Given.Commit('d') });
        _world.Store.Settled!.State.Should().Be(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task One_with_commits_of_people_is_left_to_people()
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest, AutoMerge = true });
        OpenWith(_open with { IsAllOurs = false });
        await _world.ExecuteAsync();

        _world.Finished.Should().OnlyContain(finishing => finishing.Merge == null);
        _world.Comments.Should().ContainSingle().Which.Text.Should().Contain("commits that are not ours");
        _world.Store.Settled!.State.Should().Be(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task While_checks_are_missing_it_is_waited_for_without_an_attempt_and_nothing_is_written_again()
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest, AutoMerge = true });
        _world.OnFinish = _ => new FinishingOutcome(MergeProgress.Waiting, "Required status check \"ci\" is expected.", []);
        await _world.ExecuteAsync();

        var saved = _world.Store.Saved.Single();
        saved.Should().BeEquivalentTo(new { State = ChangeSetState.Pending, PullRequest = 5, Commit = Given.Commit('d') });
        _world.Store.Settled.Should().BeEquivalentTo(new { State = DeliveryState.Retrying, Attempts = 0 });
        _world.Scheduled.Should().ContainSingle();

        _world.Store.Claim = _world.Store.Claim! with { IsResumed = true, ChangeSets = [saved] };
        _world.OnRead = query => Standing(query, Given.Branch(), Given.Branch(("a", Given.File('1')))) with { PullRequest = _open };
        _world.OnFinish = _ => new FinishingOutcome(MergeProgress.Merged, null, []);
        await _world.ExecuteAsync();

        _world.Writes.Should().ContainSingle();
        _world.Finished[^1].Should().BeEquivalentTo(new { Head = Given.Commit('d'), Dress = PullRequestDress.None });
        _world.Store.Saved[^1].Should().BeEquivalentTo(new { State = ChangeSetState.Succeeded, PullRequest = 5, Commit = Given.Commit('d'), Error = (string?)null });
        _world.Store.Settled!.State.Should().Be(DeliveryState.Succeeded);
    }

    [Theory]
    [InlineData(-30, 0, DeliveryState.Retrying)]
    [InlineData(-30, -3, DeliveryState.Succeeded)]
    public async Task Checks_are_waited_for_three_days_since_it_was_first_tried_and_then_it_is_left_to_people(int received, int tried, DeliveryState state)
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest, AutoMerge = true });
        _world.OnFinish = _ => new FinishingOutcome(MergeProgress.Waiting, "Required status check \"ci\" is expected.", []);
        var now = _world.Time.GetUtcNow();
        _world.Store.Claim = _world.Store.Claim! with { ReceivedAt = now.AddDays(received), TriedSince = now.AddDays(tried) };
        await _world.ExecuteAsync();

        _world.Store.Settled!.State.Should().Be(state);
        _world.Alerts.Should().HaveCount(state == DeliveryState.Succeeded ? 1 : 0);
    }

    [Fact]
    public async Task One_that_was_merged_while_it_was_waited_for_has_succeeded()
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest, AutoMerge = true });
        _world.Store.Claim = _world.Store.Claim! with { IsResumed = true, ChangeSets = [Waiting()] };
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('1'))) with { Ended = new EndedPullRequest(5, "u", Given.Commit('d'), "b", IsMerged: true, IsClosedByUs: false) };
        await _world.ExecuteAsync();

        _world.Finished.Should().BeEmpty();
        _world.Store.Saved.Single().Should().BeEquivalentTo(new { State = ChangeSetState.Succeeded, PullRequest = 5, Commit = Given.Commit('d') });
    }

    [Theory]
    [InlineData(MergeProgress.Conflict, "it conflicts with the target branch")]
    [InlineData(MergeProgress.Refused, "Squash merges are not allowed on this repository.")]
    public async Task One_that_cannot_be_merged_stays_open_with_a_word_and_an_alert(MergeProgress progress, string words)
    {
        Use(new CommitStrategy { Type = CommitStrategyType.PullRequest, AutoMerge = true });
        _world.OnFinish = _ => new FinishingOutcome(progress, "Squash merges are not allowed on this repository.", []);
        await _world.ExecuteAsync();

        _world.Comments.Should().ContainSingle().Which.Should().Match<(int, string Text, bool Close)>(comment => comment.Text.Contains(words) && !comment.Close);
        _world.Alerts.Should().ContainSingle().Which.Message.Should().Contain(words);
        _world.Store.Saved.Single().Should().Match<ChangeSetRecord>(set => set.State == ChangeSetState.Succeeded && set.Note!.Contains(words));
    }

    [Fact]
    public async Task A_change_set_beyond_the_brake_is_held_and_a_released_one_goes()
    {
        _world.Options.MaxFilesPerChangeSet = 1;
        _world.Merged("b");
        await _world.ExecuteAsync();

        _world.Writes.Should().BeEmpty();
        _world.Store.Settled.Should().BeEquivalentTo(new { State = DeliveryState.Held, NotBefore = (DateTimeOffset?)null });
        _world.Store.Saved.Single().Should().Match<ChangeSetRecord>(set => set.State == ChangeSetState.Held && set.Error!.Contains("Copier:MaxFilesPerChangeSet (1)"));

        _world.Store.Claim = _world.Store.Claim! with { IsReleased = true, ChangeSets = [_world.Store.Saved[0]] };
        await _world.ExecuteAsync();

        _world.Writes.Should().ContainSingle().Which.Files.Should().HaveCount(2);
        _world.Store.Settled!.State.Should().Be(DeliveryState.Succeeded);
    }

    private void Use(CommitStrategy strategy) => _world.Use(Given.Rule("all", "", Given.Target("acme/docs") with { Strategy = strategy }));

    private static ChangeSetRecord Waiting() => new()
    {
        Key = new ChangeSetKey(RepositoryName.Parse("acme/docs"), BranchName.Main, Arrival.PullRequest, "all"),
        State = ChangeSetState.Pending,
        Commit = Given.Commit('d'),
        PullRequest = 5,
        PullRequestUrl = "https://github.com/acme/docs/pull/5",
        Error = "The pull request waits to be merged.",
    };

    private void OpenWith(OpenPullRequest open)
    {
        _world.OnRead = query => Standing(query, Given.Branch(), Given.Branch()) with { PullRequest = open };
        _world.OnWrite = _ => new ChangeSetOutcome.PullRequestUpdated(Given.Commit('d'), "PR_5", 5, open.Url);
    }

    private static TargetSnapshot.Open Standing(TargetQuery query, BranchSnapshot basis, BranchSnapshot head) =>
        (TargetSnapshot.Open)DeliveryWorld.Open(query) with { Base = basis, Head = head with { Head = Given.Commit('c') } };

    private static TargetSnapshot.Open Ended(TargetQuery query, string body) =>
        Standing(query, Given.Branch(), Given.Branch(("a", Given.File('1')))) with { Ended = new EndedPullRequest(4, "https://github.com/acme/docs/pull/4", Given.Commit('c'), body, IsMerged: false, IsClosedByUs: false) };
}

using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>How a run goes when something about it is not as usual.</summary>
public sealed class DeliveryRunTests
{
    private readonly DeliveryWorld _world = new();

    public DeliveryRunTests()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged("a");
    }

    [Fact]
    public async Task Without_a_configuration_it_is_tried_again()
    {
        _world.Configuration.Sources = null;
        await RunAsync();

        Settled(DeliveryState.Retrying).Error.Should().Contain("There is no file.");
    }

    [Theory]
    [InlineData("acme/other", "main", true)]
    [InlineData("acme/code-examples", "next", true)]
    [InlineData("acme/code-examples", "main", false)]
    public async Task A_merge_that_proves_to_be_nobodys_is_ignored(string repository, string branch, bool enabled)
    {
        _world.Configuration.Sources =
        [
            _world.Configuration.Sources![0] with
            {
                Repository = Domain.Repositories.RepositoryName.Parse(repository),
                Branch = Domain.Repositories.BranchName.Parse(branch),
                Settings = new SourceSettings { Enabled = enabled },
            },
        ];
        await RunAsync();

        Settled(DeliveryState.Ignored);
        _world.Reads.Should().BeEmpty();
    }

    [Fact]
    public async Task A_dry_run_reads_and_writes_nothing()
    {
        _world.Options.DryRun = true;
        await RunAsync();

        _world.Reads.Should().ContainSingle();
        _world.Writes.Should().BeEmpty();
        Settled(DeliveryState.Succeeded);
        _world.Store.Saved.Single().Files.Should().ContainSingle().Which.State.Should().Be(FileResultState.Succeeded);
    }

    [Fact]
    public async Task A_target_that_holds_it_all_is_unchanged()
    {
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('1')));
        await RunAsync();

        _world.Writes.Should().BeEmpty();
        Settled(DeliveryState.Succeeded);
        _world.Store.Saved.Single().State.Should().Be(ChangeSetState.Unchanged);
    }

    [Fact]
    public async Task A_target_that_moved_is_read_again_and_written()
    {
        var write = _world.OnWrite;
        _world.OnWrite = asked => _world.Writes.Count < 3 ? new ChangeSetOutcome.Moved("moved") : write(asked);
        await RunAsync();

        _world.Reads.Should().HaveCount(3);
        _world.Reads[1].Source.Paths.Should().Equal(["a"], "a later merge may have come meanwhile");
        Settled(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task A_target_that_never_rests_is_tried_again_later()
    {
        _world.OnWrite = _ => new ChangeSetOutcome.Moved("moved");
        await RunAsync();

        _world.Writes.Should().HaveCount(3);
        Settled(DeliveryState.Retrying).Error.Should().Be("moved");
    }

    [Fact]
    public async Task A_merge_commit_that_was_not_known_is_found_and_kept()
    {
        _world.Store.Claim = _world.Store.Claim! with { PullRequest = Given.Merge() with { MergeCommit = null } };
        await RunAsync();

        Settled(DeliveryState.Succeeded).MergeCommit.Should().Be(Given.Commit('e'));
        _world.Reads.Single().Source.Merge.Should().Be(Given.Commit('e'));
        _world.Writes.Single().CommitMessage.Should().Contain($"Source-Commit: {Given.Commit('e')}");
    }

    [Fact]
    public async Task Two_change_sets_of_one_branch_build_on_each_other()
    {
        _world.Use(Given.Rule("one", "a", Given.Target("acme/docs")), Given.Rule("two", "b", Given.Target("acme/docs")));
        _world.Merged("b");
        await RunAsync();

        _world.Writes.Should().HaveCount(2);
        _world.Writes[1].Snapshot.Base.Head.Should().Be(Given.Commit('1'), "the first write made it");
    }

    [Theory]
    [InlineData(true, ChangeSetState.Succeeded)]
    [InlineData(false, ChangeSetState.Unchanged)]
    public async Task The_commit_of_an_attempt_that_died_is_known_again_only_by_a_resumed_run(bool resumed, ChangeSetState state)
    {
        _world.Store.Claim = _world.Store.Claim! with { IsResumed = resumed };
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('1')));
        _world.Origins = new Dictionary<string, IReadOnlyList<CopyOrigin>> { ["a"] = [new(Given.SourceRepo, Given.Merge().MergeCommit!, Given.Commit('8'), IsLast: true)] };
        await RunAsync();

        _world.Writes.Should().BeEmpty();
        _world.Store.Saved.Single().Should().Match<ChangeSetRecord>(set => set.State == state && set.Files[0].State == (resumed ? FileResultState.Succeeded : FileResultState.Unchanged));
        _world.Store.Saved.Single().Commit.Should().Be(resumed ? Given.Commit('8') : null);
        _world.Store.Saved.Single().LedgerChanges.Select(change => change.Entry!.Landed).Should().Equal(resumed ? [Given.File('1')] : []);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_process_that_died_leaves_a_mark_at_what_it_may_have_written_though_the_next_attempt_is_put_off(int deaths)
    {
        _world.Store.Claim = _world.Store.Claim! with { IsResumed = true, Deaths = deaths };
        _world.Busy.Add(RepositoryName.Parse("acme/docs"));
        await RunAsync();

        Settled(DeliveryState.Retrying);
        _world.Store.Saved.Select(set => set.State).Should().Equal(Enumerable.Repeat(ChangeSetState.Pending, deaths));
    }

    [Fact]
    public async Task A_process_that_stops_hands_it_back_and_schedules_nothing()
    {
        using var stopping = new CancellationTokenSource();
        _world.OnList = async () =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, stopping.Token);
        };
        await _world.ExecuteAsync(stopping.Token);

        Settled(DeliveryState.Pending).Attempts.Should().Be(0);
        _world.Scheduled.Should().BeEmpty();
    }

    [Fact]
    public async Task Working_longer_than_the_source_allows_costs_an_attempt()
    {
        _world.Configuration.Sources = [.. _world.Configuration.Sources!.Select(source => source with { Settings = source.Settings with { Timeout = TimeSpan.FromSeconds(60) } })];
        _world.OnList = () =>
        {
            _world.Time.Advance(TimeSpan.FromSeconds(60));
            return new TaskCompletionSource().Task;
        };
        await RunAsync();

        Settled(DeliveryState.Retrying).Should().BeEquivalentTo(new { Attempts = 1, Error = "It took longer than timeout_seconds (60 s)." });
    }

    [Fact]
    public async Task An_attempt_that_is_put_off_says_until_when_and_why_and_which_step_failed()
    {
        var until = _world.Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        _world.OnRead = _ => throw new FaultException(new RateLimited(until, "The quota is used up."));
        await RunAsync();

        var steps = Settled(DeliveryState.Retrying).Steps;
        steps.Single(step => step.Name == "read").Detail.Should().Be("failed: The quota is used up.");
        steps[^1].Should().BeEquivalentTo(new { Name = "put off", Detail = $"until {until:u}: The quota is used up." });
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("Another delivery is writing to the target branch.", false)]
    public async Task That_a_branch_is_busy_is_told_once_and_not_at_every_look(string? before, bool isTold)
    {
        _world.Store.Claim = _world.Store.Claim! with { Error = before };
        _world.Busy.Add(Domain.Repositories.RepositoryName.Parse("acme/docs"));
        await RunAsync();

        Settled(DeliveryState.Retrying).Steps.Count(step => step.Name == "put off" && step.Detail!.EndsWith("Another delivery is writing to the target branch.", StringComparison.Ordinal))
            .Should().Be(isTold ? 1 : 0);
        (_world.Store.Settled!.Steps.Count > 0).Should().Be(isTold);
    }

    [Fact]
    public async Task Files_that_could_not_be_read_for_good_are_kept_as_failed()
    {
        _world.OnRead = _ => throw new FaultException(new Permanent("Nobody may read it."));
        await RunAsync();

        Settled(DeliveryState.Failed).Error.Should().Be("Nobody may read it.");
        var set = _world.Store.Saved.Should().ContainSingle().Which;
        set.Should().BeEquivalentTo(new { State = ChangeSetState.Failed, Error = "Nobody may read it." });
        set.Files.Should().ContainSingle().Which.Should().BeEquivalentTo(new { SourcePath = "a", State = FileResultState.Failed, Reason = "Nobody may read it." });
        set.Audit.Should().NotBeNull();
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(RetryPolicy.MaxAttempts - 1, true)]
    public async Task What_no_attempt_found_time_for_is_kept_as_failed_beside_what_was_written(int attempts, bool isLast)
    {
        _world.Use(Given.Rule("one", "", Given.Target("acme/docs")), Given.Rule("two", "", Given.Target("acme/site")));
        _world.Store.Claim = _world.Store.Claim! with { Attempts = attempts };
        _world.OnWrite = write =>
        {
            if (write.Repository.Name.Name == "site")
            {
                _world.Time.Advance(TimeSpan.FromMinutes(5));
                throw new OperationCanceledException();
            }

            return new ChangeSetOutcome.Committed(Given.Commit('1'), "tree");
        };
        await RunAsync();

        Settled(isLast ? DeliveryState.PartiallyFailed : DeliveryState.Retrying).Error.Should().Contain("timeout_seconds (300 s)");
        _world.Store.Saved.Select(set => (set.Key.Repository.Name, set.State)).Should().Equal(
            isLast ? [("docs", ChangeSetState.Succeeded), ("site", ChangeSetState.Failed)] : [("docs", ChangeSetState.Succeeded)]);
        _world.Store.Saved.SelectMany(set => set.Files).Where(file => file.State == FileResultState.Failed).Count(file => file.Reason!.Contains("timeout_seconds", StringComparison.Ordinal))
            .Should().Be(isLast ? 1 : 0);
    }

    [Theory]
    [InlineData(ChangeSetState.Succeeded, DeliveryState.PartiallyFailed)]
    [InlineData(ChangeSetState.Unchanged, DeliveryState.PartiallyFailed)]
    [InlineData(ChangeSetState.Failed, DeliveryState.Failed)]
    public async Task What_an_earlier_attempt_brought_home_is_no_part_of_what_the_last_one_gives_up(ChangeSetState earlier, DeliveryState state)
    {
        _world.Store.Claim = _world.Store.Claim! with { Attempts = RetryPolicy.MaxAttempts - 1, ChangeSets = [new ChangeSetRecord { Key = Given.ChangeSet("elsewhere").Key, State = earlier }] };
        _world.OnList = () => throw new FaultException(new Transient("502"));
        await RunAsync();

        Settled(state).Should().BeEquivalentTo(new { Error = "Given up after 8 attempts: 502", Alert = (AlertKind?)AlertKind.OutOfAttempts });
    }

    [Theory]
    [InlineData(ChangeSetState.Succeeded, DeliveryState.PartiallyFailed)]
    [InlineData(ChangeSetState.Pending, DeliveryState.Failed)]
    public async Task One_that_is_parked_tells_whether_some_of_it_is_in_place(ChangeSetState earlier, DeliveryState state)
    {
        _world.Store.Claim = _world.Store.Claim! with { Deaths = RetryPolicy.MaxDeaths, ChangeSets = [new ChangeSetRecord { Key = Given.ChangeSet("elsewhere").Key, State = earlier }] };
        await RunAsync();

        Settled(state).Error.Should().StartWith("The process died 3 times");
        _world.Reads.Should().BeEmpty();
    }

    [Fact]
    public async Task What_nobody_expected_is_tried_again_and_tells_no_detail()
    {
        _world.OnList = () => throw new InvalidOperationException("secret");
        await RunAsync();

        Settled(DeliveryState.Retrying).Error.Should().Contain("InvalidOperationException").And.NotContain("secret");
    }

    private Task RunAsync() => _world.ExecuteAsync(TestContext.Current.CancellationToken);

    private DeliverySettlement Settled(DeliveryState state)
    {
        _world.Store.Settled!.State.Should().Be(state, _world.Store.Settled.Error);
        return _world.Store.Settled;
    }
}

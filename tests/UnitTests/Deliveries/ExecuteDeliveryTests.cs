using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class ExecuteDeliveryTests
{
    private readonly DeliveryWorld _world = new();

    [Fact]
    public async Task What_is_not_ours_to_work_on_is_left_alone()
    {
        _world.Store.Claim = null;
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Store.Settled.Should().BeNull();
    }

    [Fact]
    public async Task A_merge_is_read_once_and_written_to_every_target()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site")));
        _world.Merged("a");
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Reads.Should().ContainSingle();
        _world.Writes.Should().HaveCount(2);
        Settled(DeliveryState.Succeeded).Attempts.Should().Be(1);
        _world.Scheduled.Should().BeEmpty();
        _world.LocksHeld.Should().Be(0);
    }

    [Fact]
    public async Task A_pause_ends_it_before_the_next_change_set_and_costs_no_attempt()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site")));
        _world.Merged("a");
        var write = _world.OnWrite;
        _world.OnWrite = target =>
        {
            _world.IsPaused = true;
            return write(target);
        };
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Writes.Should().ContainSingle();
        _world.Store.Saved.Should().ContainSingle().Which.State.Should().Be(ChangeSetState.Succeeded);
        Settled(DeliveryState.Pending).Should().BeEquivalentTo(new { Attempts = 0, NotBefore = _world.Time.GetUtcNow() });
        _world.LocksHeld.Should().Be(0);
    }

    [Fact]
    public async Task Files_that_are_all_refused_fail_without_a_question_to_their_target()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site", "ok/${filename}")));
        _world.Merged(".git/x");
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Reads.Should().ContainSingle().Which.Targets.Should().ContainSingle();
        _world.Writes.Should().ContainSingle().Which.Repository.Name.Owner.Should().Be("octo");
        Settled(DeliveryState.PartiallyFailed).Error.Should().Contain(".git");
        _world.Store.Saved.Single(set => set.Key.Repository.Owner == "acme").Should().Match<ChangeSetRecord>(set =>
            set.State == ChangeSetState.Failed && set.Files.Count == 1 && set.Files[0].SourcePath == ".git/x");
    }

    [Fact]
    public async Task A_merge_of_which_nothing_may_go_fails_for_good()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged(".git/x");
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Reads.Should().BeEmpty();
        Settled(DeliveryState.Failed);
    }

    [Fact]
    public async Task What_no_rule_wants_is_a_success_that_costs_no_read()
    {
        _world.Use(Given.Rule("all", "go/", Given.Target("acme/docs")));
        _world.Merged("readme.md");
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Reads.Should().BeEmpty();
        Settled(DeliveryState.Succeeded).Unmatched.Should().Equal("readme.md");
    }

    [Fact]
    public async Task A_passing_fault_of_one_target_is_tried_again_and_keeps_what_the_others_got()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site")));
        _world.Merged("a");
        _world.OnWrite = write => write.Repository.Name.Owner == "acme"
            ? throw new FaultException(new Transient("502"))
            : new ChangeSetOutcome.Committed(Given.Commit('c'), null);
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        var at = Settled(DeliveryState.Retrying).NotBefore;
        _world.Scheduled.Should().Equal((Given.Merge().Repository, at!.Value));
        _world.Store.Saved.Select(set => set.State).Should().Equal(ChangeSetState.Pending, ChangeSetState.Succeeded);
    }

    [Fact]
    public async Task A_retry_does_only_what_is_not_done()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site")));
        _world.Merged("a");
        var done = new ChangeSetRecord { Key = Given.ChangeSet("a").Key, State = ChangeSetState.Succeeded, Commit = Given.Commit('c') };
        _world.Store.Claim = _world.Store.Claim! with { Attempts = 1, IsResumed = true, ChangeSets = [done] };
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Writes.Should().ContainSingle().Which.Repository.Name.Owner.Should().Be("octo");
        Settled(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for_while_other_installations_go_on()
    {
        var until = _world.Time.GetUtcNow().AddMinutes(40);
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("acme/more"), Given.Target("octo/site")));
        _world.Merged("a");
        _world.OnResolve = repository => new InstallationId(repository.Owner == "acme" ? 7 : 8);
        _world.OnWrite = write => write.Repository.Name.Owner == "acme"
            ? throw new FaultException(new RateLimited(until, "Slow."))
            : new ChangeSetOutcome.Committed(Given.Commit('c'), null);
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Writes.Select(write => write.Repository.Name.ToString()).Should().Contain("octo/site");
        Settled(DeliveryState.Retrying).Should().BeEquivalentTo(new { Attempts = 0, NotBefore = (DateTimeOffset?)until });
    }

    [Fact]
    public async Task What_failed_for_good_is_left_alone_when_the_rest_is_tried_again()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site")));
        _world.Merged("a");
        var failed = new ChangeSetRecord { Key = Given.ChangeSet("a").Key, State = ChangeSetState.Failed, Error = "It is archived." };
        _world.Store.Claim = _world.Store.Claim! with { Attempts = 1, IsResumed = true, ChangeSets = [failed] };
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Writes.Should().ContainSingle().Which.Repository.Name.Owner.Should().Be("octo");
        Settled(DeliveryState.PartiallyFailed).Error.Should().Be("It is archived.");
    }

    [Fact]
    public async Task A_busy_branch_is_left_for_a_moment_and_the_others_go_on()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("octo/site")));
        _world.Merged("a");
        _world.Busy.Add(RepositoryName.Parse("acme/docs"));
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Writes.Should().ContainSingle();
        Settled(DeliveryState.Retrying).Attempts.Should().Be(0);
        _world.LocksHeld.Should().Be(0);
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_or_written_to_fails_alone_with_its_advice()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs"), Given.Target("gone/x"), Given.Target("octo/site")));
        _world.Merged("a");
        _world.OnResolve = repository => repository.Owner == "gone" ? throw new FaultException(new Permanent("Install it.")) : new InstallationId(7);
        _world.OnRead = query => query.Repository.Name.Owner == "acme" ? new TargetSnapshot.Closed("Unarchive it.") : DeliveryWorld.Open(query);
        await _world.ExecuteAsync(TestContext.Current.CancellationToken);

        _world.Writes.Should().ContainSingle();
        Settled(DeliveryState.PartiallyFailed);
        _world.Store.Saved.Where(set => set.State == ChangeSetState.Failed).Select(set => set.Error).Should().BeEquivalentTo("Install it.", "Unarchive it.");
        _world.Store.Saved.SelectMany(set => set.Files).Should().HaveCount(3);
    }

    private DeliverySettlement Settled(DeliveryState state)
    {
        _world.Store.Settled.Should().NotBeNull();
        _world.Store.Settled!.State.Should().Be(state, _world.Store.Settled.Error);
        return _world.Store.Settled;
    }
}

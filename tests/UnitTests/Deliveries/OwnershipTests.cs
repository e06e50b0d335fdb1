using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Deliveries;

/// <summary>What the ledger decides, and what it is told.</summary>
public sealed class OwnershipTests
{
    private readonly DeliveryWorld _world = new();

    [Fact]
    public async Task What_was_written_is_remembered_with_the_change_set()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged("a");
        await _world.ExecuteAsync();

        _world.Store.Saved.Single().LedgerChanges.Should().ContainSingle().Which.Entry!.Landed.Should().Be(Given.File('1'));
    }

    [Fact]
    public async Task A_change_of_people_is_audited_before_it_is_replaced()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged("a");
        _world.Ledger["a"] = Given.Entry("a", Given.File('4'));
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('5')));
        var auditedFirst = false;
        var write = _world.OnWrite;
        _world.OnWrite = asked =>
        {
            auditedFirst = _world.Audited.Count == 1;
            return write(asked);
        };
        await _world.ExecuteAsync();

        auditedFirst.Should().BeTrue();
        _world.Audited.Single().Should().BeEquivalentTo(new { Action = AuditAction.DriftOverwritten, TargetPath = "a", DeliveryId = "d" });
        _world.Store.Saved.Single().Files.Single().Reason.Should().Contain("had been changed since we wrote it");
    }

    [Fact]
    public async Task In_a_pull_request_a_change_of_people_is_told_in_its_text()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs", type: CommitStrategyType.PullRequest)));
        _world.Merged("a");
        _world.Ledger["a"] = Given.Entry("a", Given.File('4'));
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('5')));
        await _world.ExecuteAsync();

        _world.Writes.Single().Proposal!.Body.Should().Contain("Changed here since they were copied").And.Contain("\n- a\n");
        _world.Audited.Should().BeEmpty();
    }

    [Theory]
    [InlineData("acme/code-examples", true)]
    [InlineData("acme/other", false)]
    public async Task Where_the_ledger_knows_nothing_the_history_of_the_target_decides(string origin, bool deleted)
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs") with { OnDelete = OnDelete.Delete }));
        _world.ChangedFiles.Add(Given.Removed("a"));
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('5')));
        _world.Origins = Touched("a", last: true, origin);
        await _world.ExecuteAsync();

        _world.Writes.SelectMany(write => write.Deletions).Should().HaveCount(deleted ? 1 : 0);
        _world.Store.Saved.Single().Files.Single().State.Should().Be(deleted ? FileResultState.Succeeded : FileResultState.Skipped);
        _world.Store.Saved.Single().LedgerChanges.Should().HaveCount(deleted ? 1 : 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_the_ledger_knows_otherwise_is_ours_when_its_history_says_that_we_touched_it_last(bool last)
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs") with { OnDelete = OnDelete.Delete }));
        _world.ChangedFiles.Add(Given.Removed("a"));
        _world.Ledger["a"] = Given.Entry("a", Given.File('4'));
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('5')));
        _world.Origins = Touched("a", last);
        await _world.ExecuteAsync();

        _world.Writes.SelectMany(write => write.Deletions).Should().HaveCount(last ? 1 : 0);
        _world.Store.Saved.Single().Files.Single().State.Should().Be(last ? FileResultState.Succeeded : FileResultState.Skipped);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_we_touched_last_was_changed_by_nobody(bool last)
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged("a");
        _world.Ledger["a"] = Given.Entry("a", Given.File('4'));
        _world.OnRead = query => OursLast(query, ("a", Given.File('5')));
        _world.Origins = Touched("a", last);
        await _world.ExecuteAsync();

        _world.Audited.Should().HaveCount(last ? 0 : 1);
    }

    [Fact]
    public async Task Where_people_committed_last_a_write_asks_nothing_to_learn_that_the_change_is_theirs()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged("a");
        _world.Ledger["a"] = Given.Entry("a", Given.File('4'));
        _world.OnRead = query => DeliveryWorld.Open(query, ("a", Given.File('5')));
        _world.Origins = Touched("a", true);
        await _world.ExecuteAsync();

        _world.Audited.Should().ContainSingle().Which.Action.Should().Be(AuditAction.DriftOverwritten);
    }

    [Fact]
    public async Task A_deletion_that_nobody_wants_asks_nothing_of_the_target()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.ChangedFiles.Add(Given.Removed("a"));
        await _world.ExecuteAsync();

        _world.Reads.Should().BeEmpty();
        _world.Store.Saved.Single().Should().Match<ChangeSetRecord>(set => set.State == ChangeSetState.Unchanged && set.Files[0].Reason!.Contains("on_delete is keep"));
        _world.Store.Settled!.State.Should().Be(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task A_lost_copy_is_recorded_in_the_source_by_one_commit()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs") with { Deprecation = new DeprecationCheck { Enabled = true } }));
        _world.ChangedFiles.AddRange([Given.Removed("a"), Given.Removed("b")]);
        await _world.ExecuteAsync();

        var write = _world.Writes.Should().ContainSingle().Subject;
        write.Repository.Name.Should().Be(Given.SourceRepo);
        write.Files.Single().Path.Value.Should().Be(DeprecationCheck.DefaultFile);
        using var content = new StreamReader(await write.Contents.OpenAsync(write.Files[0].Content.Id, CancellationToken.None));
        (await content.ReadToEndAsync()).Should().Contain("\"filename\": \"a\"").And.Contain("\"filename\": \"b\"");
        var saved = _world.Store.Saved.Single();
        saved.Key.Arrival.Should().Be(Arrival.Deprecation);
        saved.Files.Should().HaveCount(2).And.OnlyContain(file => file.Action == FileAction.Deprecate && file.State == FileResultState.Succeeded);
        FileCounts.Of(saved.Files).Should().Be(new FileCounts(2, 0, 0, 2, 0));
    }

    [Fact]
    public async Task A_copy_whose_source_came_back_is_not_recorded()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs") with { Deprecation = new DeprecationCheck { Enabled = true } }));
        _world.ChangedFiles.Add(Given.Removed("a"));
        _world.SourceFiles["a"] = Given.File('1');
        await _world.ExecuteAsync();

        _world.Writes.Should().BeEmpty();
        _world.Store.Saved.Single().Files.Single().Should().Match<FileResult>(file => file.State == FileResultState.Skipped && file.Reason!.Contains("there again"));
    }

    [Fact]
    public async Task A_source_branch_that_is_protected_is_told_in_plain_words()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs") with { Deprecation = new DeprecationCheck { Enabled = true } }));
        _world.ChangedFiles.Add(Given.Removed("a"));
        _world.OnRead = _ => new TargetSnapshot.Closed("A rule of 'main' forbids it.");
        await _world.ExecuteAsync();

        _world.Store.Saved.Single().Should().Match<ChangeSetRecord>(set =>
            set.State == ChangeSetState.Failed && set.Error!.Contains("deprecated_examples.json cannot be updated") && set.Error.Contains("switch deprecation_check off"));
        _world.Store.Settled!.State.Should().Be(DeliveryState.Failed);
    }

    [Fact]
    public async Task Content_that_was_copied_five_times_goes_no_further()
    {
        _world.Use(Given.Rule("all", "", Given.Target("acme/docs")));
        _world.Merged("a");
        _world.Hops = 5;
        await _world.ExecuteAsync();

        _world.Writes.Should().BeEmpty();
        _world.Store.Saved.Single().Should().Match<ChangeSetRecord>(set => set.State == ChangeSetState.Unchanged && set.Note!.Contains("5 times"));

        _world.Hops = 4;
        await _world.ExecuteAsync();

        _world.Writes.Should().ContainSingle().Which.CommitMessage.Should().Contain("Copier-Hops: 5");
    }

    private static TargetSnapshot.Open OursLast(TargetQuery query, params (string Path, FileState State)[] files) =>
        DeliveryWorld.Open(query) with { Base = Given.Branch(files) with { IsOurs = true } };

    private static Dictionary<string, IReadOnlyList<CopyOrigin>> Touched(string path, bool last, string source = "acme/code-examples") => new()
    {
        [path] = [new CopyOrigin(RepositoryName.Parse(source), Given.Commit('9'), Given.Commit('8'), last)],
    };
}

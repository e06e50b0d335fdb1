using ExamplesCopier.Api.Dashboard.Pages.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class DeliveryStoryTests
{
    [Fact]
    public void Two_hundred_files_of_a_change_set_are_told_and_a_thousand_in_all()
    {
        var story = new DeliveryStory(Sized(250, 250, 250, 250, 250, 250, 30), null);

        var sets = story.ChangeSets();

        sets.Select(set => set.Files.Count).Should().Equal(200, 200, 200, 200, 200, 0, 0);
        sets.Select(set => set.Untold).Should().Equal(50, 50, 50, 50, 50, 250, 30);
    }

    [Fact]
    public void Files_in_trouble_come_first_and_otherwise_in_their_order()
    {
        var set = Set("docs", File("a", FileResultState.Succeeded), File("b", FileResultState.Skipped), File("c", FileResultState.Failed), File("d", FileResultState.Unchanged), File("e", FileResultState.Failed));

        var told = new DeliveryStory(Details([set]), null).ChangeSet(1, 0, 10)!;

        told.Files.Select(file => file.File.SourcePath).Should().Equal("c", "e", "b", "a", "d");
        told.Files.Should().OnlyContain(file => file.Variables == null, "the rules are not known");
    }

    [Fact]
    public void A_rule_wants_a_file_once_however_many_targets_it_has()
    {
        var story = new DeliveryStory(Details([Set("docs", File("a", FileResultState.Succeeded)), Set("site", File("a", FileResultState.Failed), File("b", FileResultState.Succeeded))]), null);

        story.Rules.Should().Equal(new RuleShare("go", 2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public void There_is_no_change_set_beyond_the_last(int place) =>
        new DeliveryStory(Sized(1, 1), null).ChangeSet(place, 0, 10).Should().BeNull();

    [Fact]
    public void Steps_of_all_attempts_are_summed_by_what_they_are_for()
    {
        var at = DateTimeOffset.UnixEpoch;
        var second = TimeSpan.FromSeconds(1);
        DeliveryStep[] steps = [new(at, "changed files", second, 1, "3 files"), new(at, "plan", TimeSpan.Zero, 0, "1"), new(at, "read", second, 2, null), new(at.AddHours(1), "read", second, 1, null), new(at, "write", second, 3, null)];

        var story = new DeliveryStory(Details([]) with { Steps = steps }, null);

        story.Matching.Should().Be(new StepSum(at, second, 1));
        story.Reading.Should().Be(new StepSum(at, 2 * second, 3));
        story.Writing.Should().Be(new StepSum(at, second, 3));
    }

    private static DeliveryDetails Sized(params int[] files) =>
        Details([.. files.Select((count, i) => Set($"t{i}", [.. Enumerable.Range(0, count).Select(n => File($"{n}", FileResultState.Succeeded))]))]);

    private static DeliveryDetails Details(IReadOnlyList<ChangeSetRecord> sets) => new(
        new DeliverySummary
        {
            Id = "1",
            Kind = DeliveryKind.Webhook,
            PullRequest = new MergedPullRequest
            {
                Repository = RepositoryName.Parse("acme/examples"),
                RepositoryId = 1,
                Number = 1,
                Title = "",
                Url = "",
                Author = new Person("alice", 1),
                Branch = BranchName.Main,
                ChangedFiles = 1,
            },
            State = DeliveryState.Succeeded,
            Attempts = 1,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            DryRun = false,
            Files = FileCounts.None,
            ChangeSets = [],
            Requests = 0,
        },
        sets,
        [],
        []);

    private static ChangeSetRecord Set(string target, params FileResult[] files) => new()
    {
        Key = new ChangeSetKey(RepositoryName.Parse($"acme/{target}"), BranchName.Main, Domain.Copying.Arrival.Commit, "go"),
        State = ChangeSetState.Succeeded,
        Files = files,
    };

    private static FileResult File(string path, FileResultState state) => new(path, "go", path, FileAction.Write, state);
}

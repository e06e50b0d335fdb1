using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class SourceWatchTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 12, 0, 0, 700, TimeSpan.Zero);
    private static readonly RepositoryName _source = RepositoryName.Parse("acme/examples");
    private static readonly SourceWatch _watch = new(_source, BranchName.Main, _now.AddDays(-7), _now.AddMinutes(-5));

    [Fact]
    public void A_source_that_is_added_or_enabled_is_watched_from_now_on() =>
        SourceWatch.After(null, _source, BranchName.Main, true, _now).Should().Be(new SourceWatch(_source, BranchName.Main, _now, _now));

    [Fact]
    public void A_source_that_stays_keeps_its_watch() => SourceWatch.After(_watch, _source, BranchName.Main, true, _now).Should().BeSameAs(_watch);

    [Fact]
    public void Another_branch_is_watched_from_now_on() =>
        SourceWatch.After(_watch, _source, BranchName.Parse("next"), true, _now).Should().Be(new SourceWatch(_source, BranchName.Parse("next"), _now, _now));

    [Fact]
    public void A_source_that_is_disabled_is_not_watched() => SourceWatch.After(_watch, _source, BranchName.Main, false, _now).Should().BeNull();

    [Theory]
    [InlineData(-1701, false)]
    [InlineData(-701, false)]
    [InlineData(-700, true)]
    [InlineData(0, true)]
    [InlineData(5000, true)]
    public void A_merge_of_the_second_in_which_the_watch_began_and_of_later_ones_is_covered(int milliseconds, bool isCovered) =>
        (_watch with { Since = _now }).Covers(_now.AddMilliseconds(milliseconds)).Should().Be(isCovered);

    [Fact]
    public void The_mark_moves_to_the_newest_update_that_was_seen_and_never_back()
    {
        _watch.MarkAfter(_now).Should().Be(_now);
        _watch.MarkAfter(_now.AddDays(-1)).Should().Be(_watch.Mark);
        _watch.MarkAfter(null).Should().Be(_watch.Mark);
    }

    [Fact]
    public void A_look_goes_back_ten_minutes_before_the_mark() => _watch.LookBackTo.Should().Be(_watch.Mark.AddMinutes(-10));
}

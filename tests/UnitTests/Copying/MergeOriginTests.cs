using System.Globalization;
using CsCheck;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

/// <summary>The branch is a line of commits, 0 the oldest; commit n is named by its number.</summary>
public sealed class MergeOriginTests
{
    [Fact]
    public void Before_a_merge_or_a_squash_was_its_first_parent() =>
        OriginOf(["base", "later on base", "Title (#7)"], ["one", "two"]).Should().Be(1);

    [Fact]
    public void Before_a_rebase_was_the_first_commit_that_is_not_the_pull_requests_own() =>
        OriginOf(["base", "later on base", "one", "two", "three"], ["one", "two", "three"]).Should().Be(1);

    [Fact]
    public void A_rebase_that_left_out_empty_commits_goes_back_no_further() =>
        OriginOf(["older", "base", "one", "three"], ["one", "became empty", "three", "Merge branch 'main'"]).Should().Be(1);

    [Fact]
    public void A_twin_of_an_own_commit_further_back_is_not_taken_for_it() =>
        OriginOf(["older", "Update", "Update", "Update"], ["Update", "Update"]).Should().Be(1);

    [Fact]
    public void The_same_headline_at_another_time_is_another_commit()
    {
        var origin = new MergeOrigin(Id(1));
        origin.Advance([new CommitAuthorship(DateTimeOffset.UnixEpoch.AddSeconds(1), "Update")], Branch(["base", "Update"]));

        origin.Before!.Commit.Should().Be(Id(0));
        origin.Reached.Should().Be(Id(1));
    }

    [Fact]
    public void Before_the_first_commit_of_all_was_nothing()
    {
        var origin = new MergeOrigin(Id(0));
        origin.Advance([], Branch(["the first"]));

        origin.Before.Should().BeNull();
    }

    [Fact]
    public void However_the_commits_come_in_pages_the_answer_is_the_same() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 12], Gen.Int[1, 4], Gen.Int[1, 4]).Sample((before, own, branchPage, ownPage) =>
        {
            string[] names = [.. Enumerable.Range(0, own).Select(number => $"own {number}")];
            string[] branch = ["base", .. Enumerable.Range(0, before).Select(number => $"base {number}"), .. names];
            return OriginOf(branch, names, branchPage, ownPage) == before;
        });

    /// <summary>Reads as long as it helps, as the adapter does.</summary>
    private static int OriginOf(string[] branch, string[] own, int branchPage = 100, int ownPage = 100)
    {
        var origin = new MergeOrigin(Id(branch.Length - 1));
        var left = own.Reverse().Select(Authorship).Chunk(ownPage).ToList();
        var line = Branch(branch);
        while (true)
        {
            var from = line.FindIndex(commit => commit.Commit == origin.Reached);
            var advanced = origin.Advance(left.FirstOrDefault() ?? [], line[Math.Max(0, from - branchPage + 1)..(from + 1)]);
            left = [.. left.Skip(1)];
            if (!advanced || !(origin.IsBranchUsedUp || left.Count > 0))
            {
                return int.Parse(origin.Before!.Commit.Value, CultureInfo.InvariantCulture);
            }
        }
    }

    private static List<BranchCommit> Branch(string[] headlines) => [.. headlines.Select((headline, number) =>
        new BranchCommit(Id(number), Authorship(headline), number == 0 ? null : new CommitTree(Id(number - 1), TreeId.Parse(Id(number - 1).Value))))];

    private static CommitAuthorship Authorship(string headline) => new(DateTimeOffset.UnixEpoch, headline);

    private static CommitSha Id(int number) => CommitSha.Parse(number.ToString("D40", CultureInfo.InvariantCulture));
}

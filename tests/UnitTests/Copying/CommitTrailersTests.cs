using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class CommitTrailersTests
{
    private static readonly MergedPullRequest _merge = Given.Merge();

    private static string Ours => $"""
        Copied-From: acme/code-examples#42
        Source-Commit: {_merge.MergeCommit}
        Co-authored-by: octocat <583231+octocat@users.noreply.github.com>
        """;

    [Theory]
    [InlineData("Update", "Update")]
    [InlineData("Update\n\nWhy.\n\n", "Update\n\nWhy.")]
    public void Ours_are_the_last_paragraph(string message, string kept) =>
        CommitTrailers.Append(message, _merge).Should().Be($"{kept}\n\n{Ours}");

    [Theory]
    [InlineData("Copied-From: evil/repo#1")]
    [InlineData("  copied-from: evil/repo#1")]
    [InlineData("SOURCE-COMMIT: 0000000000000000000000000000000000000000")]
    [InlineData("Co-authored-by: Somebody Else <else@example.com>")]
    [InlineData("\tCo-Authored-By: Somebody Else <else@example.com>\r")]
    public void Lines_that_pose_as_trailers_are_dropped(string forged)
    {
        var message = CommitTrailers.Append($"Update\n\n{forged}\nWhy.\n{forged}", _merge);

        message.Should().Be($"Update\n\nWhy.\n\n{Ours}");
    }

    [Fact]
    public void A_merge_without_a_known_author_or_commit_leaves_those_out() =>
        CommitTrailers.Append("Update", _merge with { Author = new Person("ghost", 0), MergeCommit = null })
            .Should().Be("Update\n\nCopied-From: acme/code-examples#42");

    [Theory]
    [InlineData("Update")]
    [InlineData("Update\n\nWhy, and\nhow.")]
    public void Our_own_commit_is_told(string message)
    {
        CommitTrailers.AreOf(CommitTrailers.Append(message, _merge), _merge).Should().BeTrue();
        CommitTrailers.AreOf(CommitTrailers.Append(message, _merge) + "\n", _merge).Should().BeTrue();
    }

    [Fact]
    public void The_commit_of_another_merge_is_not_ours()
    {
        var message = CommitTrailers.Append("Update", _merge);

        CommitTrailers.AreOf(message, _merge with { Number = 4 }).Should().BeFalse();
        CommitTrailers.AreOf(message, _merge with { MergeCommit = Given.Commit('c') }).Should().BeFalse();
        CommitTrailers.AreOf(message, Given.Merge(repository: "acme/other")).Should().BeFalse();
    }

    [Fact]
    public void Trailers_in_the_middle_of_a_message_prove_nothing()
    {
        CommitTrailers.AreOf($"Revert\n\n{Ours}\n\nThis reverts it.", _merge).Should().BeFalse();
        CommitTrailers.AreOf($"Quote {Ours.Replace('\n', ' ')}", _merge).Should().BeFalse();
        CommitTrailers.AreOf($"> {Ours.Replace("\n", "\n> ", StringComparison.Ordinal)}", _merge).Should().BeFalse();
        CommitTrailers.AreOf("", _merge).Should().BeFalse();
    }

    [Fact]
    public void Hops_are_told_from_the_second_on_and_read_back()
    {
        CommitTrailers.Append("Update", Given.Merge(), 1).Should().NotContain("Copier-Hops");
        CommitTrailers.HopsOf(CommitTrailers.Append("Update", Given.Merge(), 1)).Should().Be(1);
        CommitTrailers.HopsOf(CommitTrailers.Append("Update", Given.Merge(), 4)).Should().Be(4);
    }

    [Theory]
    [InlineData("Update", 0)]
    [InlineData("Copier-Hops: 3\n\nUpdate", 0)]
    [InlineData("Update\n\nCopied-From: a/b#1\nCopier-Hops: nonsense", 1)]
    [InlineData("Update\n\nCopied-From: a/b#1\nCopier-Hops: -5", 1)]
    [InlineData("Update\n\nCopied-From: a/b#1\nCopier-Hops: 2147483647", 1000)]
    public void Hops_of_other_commits_are_none_and_nonsense_is_no_more_than_one(string message, int hops) => CommitTrailers.HopsOf(message).Should().Be(hops);

    [Fact]
    public void A_value_cannot_pose_as_a_hop_count() =>
        CommitTrailers.HopsOf(CommitTrailers.Append("Update\n\nCopier-Hops: 5", Given.Merge())).Should().Be(1);

    [Fact]
    public void The_origin_is_read_back()
    {
        CommitTrailers.OriginOf(CommitTrailers.Append("Update", Given.Merge())).Should().Be((Given.SourceRepo, Given.Commit()));
        CommitTrailers.OriginOf("Update").Should().BeNull();
        CommitTrailers.OriginOf("Update\n\nCopied-From: nonsense\nSource-Commit: none").Should().BeNull();
    }
}

using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Copying.Syncing;

/// <summary>What a sync says of itself, which no pull request told of.</summary>
public sealed class SyncTextsTests
{
    private static readonly MergedPullRequest _sync = Given.Merge() with
    {
        Number = null,
        Title = "Sync of main at 1111111",
        Url = "https://github.com/acme/code-examples/commit/1111",
        Author = new Person("", 0),
    };

    private static readonly ChangeSet _set = Given.ChangeSet("a", "b");

    [Fact]
    public void Its_commits_name_the_source_and_the_commit_and_are_known_again()
    {
        var commit = Messages.For(_set, _sync).Commit;

        commit.Should().EndWith($"\n\nCopied-From: acme/code-examples\nSource-Commit: {_sync.MergeCommit}");
        CommitTrailers.AreOf(commit, _sync).Should().BeTrue();
        CommitTrailers.AreOf(commit, Given.Merge()).Should().BeFalse("that is a merge of the same commit");
        CommitTrailers.OriginOf(commit).Should().Be((_sync.Repository, _sync.MergeCommit));
        CommitTrailers.HopsOf(commit).Should().Be(1);
    }

    [Fact]
    public void Our_own_text_speaks_of_no_pull_request_and_that_of_people_stays()
    {
        var theirs = _set with { Strategy = _set.Strategy with { PullRequestBody = MessageTemplate.Parse("#${pr_number} ${pr_title} of '${pr_author}'") } };

        Messages.For(_set, _sync).Body.Should().Be($"Automated update of 2 file(s) from acme/code-examples, as they stand on main at {_sync.MergeCommit!.Abbreviated}");
        Messages.For(theirs, _sync).Body.Should().Be("# Sync of main at 1111111 of ''");
        Messages.For(_set, Given.Merge()).Body.Should().Contain("(PR #42)");
    }

    [Fact]
    public void A_part_tells_its_own_files_in_its_commit_and_all_in_its_pull_request()
    {
        var part = _set with
        {
            FilesOfWhole = 2500,
            Strategy = new CommitStrategy { CommitMessage = MessageTemplate.Parse("${file_count}"), PullRequestTitle = MessageTemplate.Parse("${file_count}") },
        };

        Messages.For(part, _sync).Commit.Should().StartWith("2\n");
        Messages.For(part, _sync).Title.Should().Be("2500");
    }

    [Fact]
    public void It_shares_the_living_pull_request_or_has_one_for_its_commit()
    {
        var single = _set with { Strategy = _set.Strategy with { ReuseOpenPullRequest = false } };

        ProposalBranch.For(_sync, _set).Should().Be(ProposalBranch.For(Given.Merge(), _set));
        ProposalBranch.For(_sync, single).Value.Should().EndWith($"-sync-{_sync.MergeCommit!.Abbreviated}");
        _sync.Reference.Should().Be($"acme/code-examples@{_sync.MergeCommit.Abbreviated}");
    }
}

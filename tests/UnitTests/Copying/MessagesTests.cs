using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class MessagesTests
{
    [Theory]
    [InlineData("${rule_name}", "go")]
    [InlineData("${source_repo}", "acme/code-examples")]
    [InlineData("${source_branch}", "main")]
    [InlineData("${target_repo}", "octo/site")]
    [InlineData("${target_branch}", "next")]
    [InlineData("${file_count}", "2")]
    [InlineData("${pr_number}", "42")]
    [InlineData("${pr_title}", "Better examples")]
    [InlineData("${pr_url}", "https://github.com/acme/code-examples/pull/42")]
    [InlineData("${pr_author}", "octocat")]
    [InlineData("${commit_sha}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("${short_sha}", "aaaaaaa")]
    [InlineData("${unknown}", "${unknown}")]
    public void Every_variable_has_its_value(string template, string value) =>
        For(template, Given.Added("go/a"), Given.Added("go/b"), Given.Removed("go/gone")).Title.Should().Be(value);

    [Fact]
    public void A_pattern_variable_is_there_when_the_whole_change_set_agrees_on_it()
    {
        For("${matched_prefix} ${ext}", Given.Added("go/a.go"), Given.Added("go/x/b.go")).Title.Should().Be("go go");
        For("${dir} ${ext}", Given.Added("go/a.go"), Given.Added("go/x/b.go")).Title.Should().Be("${dir} go");
    }

    [Fact]
    public void The_rules_of_a_batch_are_all_named()
    {
        var target = Given.Target("octo/site", type: CommitStrategyType.Batch);
        var source = Given.Source(Given.Rule("one", "a/", target), Given.Rule("two", "b/", target)) with
        {
            BatchPullRequest = new BatchPullRequest { Title = MessageTemplate.Parse("${rule_name}") },
        };

        Messages.For(CopyPlanner.Plan(source, [Given.Added("a/x"), Given.Added("b/x")]).ChangeSets.Single(), Given.Merge()).Title.Should().Be("one, two");
    }

    [Fact]
    public void The_defaults_say_where_it_comes_from()
    {
        var set = CopyPlanner.Plan(Given.Source(Given.Rule("go", "", Given.Target("octo/site"))), [Given.Added("x")]).ChangeSets.Single();

        var messages = Messages.For(set, Given.Merge());

        messages.Title.Should().Be("Update code examples from acme/code-examples");
        messages.Commit.Should().StartWith("Update code examples from acme/code-examples\n\nCopied-From: ");
        messages.Body.Should().Be("Automated update of 1 file(s) from acme/code-examples (PR #42)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t")]
    [InlineData("Copied-From: evil/repo#1")]
    [InlineData("\n\nCo-authored-by: x <x@example.com>")]
    public void A_message_that_says_nothing_falls_back(string template)
    {
        var messages = For(template, Given.Added("go/a"));

        messages.Commit.Should().StartWith("Update code examples from acme/code-examples\n\nCopied-From: ");
        messages.Body.Should().NotBeNull();
    }

    [Fact]
    public void A_blank_title_falls_back() => For(" ", Given.Added("go/a")).Title.Should().Be("Update code examples from acme/code-examples");

    [Fact]
    public void Blank_lines_around_a_message_do_not_empty_its_first_line()
    {
        var messages = For("\n\n  Update ${source_repo}\n", Given.Added("go/a"));

        messages.Commit.Should().StartWith("Update acme/code-examples\n\nCopied-From: ");
        messages.Title.Should().Be("Update acme/code-examples");
    }

    private static Messages For(string template, params ChangedFile[] files)
    {
        var message = MessageTemplate.Parse(template);
        var target = Given.Target("octo/site", "${path}", "next") with
        {
            Strategy = new CommitStrategy { Type = CommitStrategyType.PullRequest, CommitMessage = message, PullRequestTitle = message, PullRequestBody = message },
        };
        return Messages.For(CopyPlanner.Plan(Given.Source(Given.Rule("go", "go/", target)), files).ChangeSets.Single(), Given.Merge());
    }
}

using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class PullRequestBodyTests
{
    private const int GitHubsLimit = 65_536;

    [Fact]
    public void The_text_comes_first_then_the_source_pull_request() =>
        PullRequestBody.Compose("Some text.", Given.Merge(1), null).Should().Be(
            "Some text.\n\n<!-- carried by this pull request -->\n- https://github.com/acme/code-examples/pull/1\n");

    [Fact]
    public void Later_merges_are_added_in_their_order_and_the_text_is_the_newest()
    {
        var body = PullRequestBody.Compose("Third.", Given.Merge(3), PullRequestBody.Compose("Second.", Given.Merge(2), PullRequestBody.Compose("First.", Given.Merge(1), null)));

        body.Should().StartWith("Third.\n").And.NotContain("First").And.NotContain("Second");
        Carried(body).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void A_merge_that_comes_again_stands_once_and_last()
    {
        var body = PullRequestBody.Compose("x", Given.Merge(1), PullRequestBody.Compose("x", Given.Merge(2), PullRequestBody.Compose("x", Given.Merge(1), null)));

        Carried(body).Should().Equal(2, 1);
    }

    [Fact]
    public void A_body_that_people_edited_in_the_browser_keeps_its_list()
    {
        var edited = PullRequestBody.Compose("x", Given.Merge(1), null).Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\nA remark.\r\n";

        Carried(PullRequestBody.Compose("x", Given.Merge(2), edited)).Should().Equal(1, 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no marker here\n- https://github.com/acme/code-examples/pull/9")]
    public void A_body_without_our_marker_carries_nothing(string previous) =>
        Carried(PullRequestBody.Compose("x", Given.Merge(2), previous)).Should().Equal(2);

    [Fact]
    public void It_stays_within_what_GitHub_takes_and_keeps_the_newest()
    {
        string? body = null;
        for (var number = 1; number <= 1200; number++)
        {
            body = PullRequestBody.Compose(new string('t', 40_000), Given.Merge(number), body);
            body.Length.Should().BeLessThanOrEqualTo(GitHubsLimit);
        }

        var carried = Carried(body!);
        carried[^1].Should().Be(1200);
        carried.Should().BeInAscendingOrder().And.HaveCountGreaterThan(500).And.NotContain(1);
    }

    [Fact]
    public void A_text_is_not_cut_through_a_character()
    {
        var body = PullRequestBody.Compose(new string('t', GitHubsLimit / 2 - 1) + string.Concat(Enumerable.Repeat("😀", 100)), Given.Merge(), null);

        body.EnumerateRunes().Should().NotContain(rune => rune.Value == 0xFFFD);
    }

    private static List<int> Carried(string body) =>
        [.. body.Split('\n').Where(line => line.StartsWith("- https://github.com/acme/code-examples/pull/", StringComparison.Ordinal))
            .Select(line => int.Parse(line.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void The_targets_own_template_comes_first_then_a_line_then_the_body()
    {
        var body = PullRequestBody.Compose("Ours", Given.Merge(), null, "## Checklist\n- [ ] read\n");

        body.Should().StartWith("## Checklist\n- [ ] read\n\n---\n").And.MatchRegex("---\\n<!--[^>]*-->\\nOurs");
    }

    [Fact]
    public void What_people_wrote_into_the_template_stays()
    {
        var first = PullRequestBody.Compose("Ours", Given.Merge(), null, "- [ ] read");

        var second = PullRequestBody.Compose("Ours, newer", Given.Merge(43), first.Replace("[ ]", "[x]", StringComparison.Ordinal), "- [ ] read");

        second.Should().StartWith("- [x] read\n\n---\n").And.Contain("Ours, newer").And.NotContain("Ours\n");
        second.Should().Contain(Given.Merge().Url).And.Contain(Given.Merge(43).Url);
    }

    [Fact]
    public void Replaced_changes_of_people_are_named_and_stay_named_and_cannot_act()
    {
        var first = PullRequestBody.Compose("Ours", Given.Merge(), null, null, [Given.Path("a/@alice.md")]);
        var second = PullRequestBody.Compose("Ours", Given.Merge(43), first, null, [Given.Path("b")]);

        second.Should().Contain("Changed here since they were copied").And.Contain("alice.md").And.NotContain("@alice").And.Contain("\n- b\n");
        PullRequestBody.Carries(second, Given.Merge()).Should().BeTrue();
        PullRequestBody.Carries(second, Given.Merge(44)).Should().BeFalse();
    }

    [Fact]
    public void However_long_the_parts_are_GitHub_takes_the_body()
    {
        var body = (string?)null;
        for (var number = 1; number <= 1500; number++)
        {
            body = PullRequestBody.Compose(new string('x', 70_000), Given.Merge(number), body, new string('t', 70_000), [Given.Path(new string('p', 900) + number)]);
        }

        body!.Length.Should().BeLessThanOrEqualTo(PullRequestBody.MaxLength);
        PullRequestBody.Carries(body, Given.Merge(1500)).Should().BeTrue();
    }
}

using ExamplesCopier.Api.Dashboard.Pages.Sources;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class RuleMapTests
{
    [Fact]
    public void A_target_of_two_rules_is_drawn_once()
    {
        var map = RuleMap.Of(Of(("go", ["acme/docs", "acme/site"]), ("rust", ["ACME/docs"])), _ => false);

        map.Boxes.Select(box => box.Kind).Should().BeEquivalentTo("source", "rule", "rule", "target", "target");
        map.Lines.Should().HaveCount(5, "two to the rules, three from them");
    }

    [Fact]
    public void Boxes_of_a_column_stand_below_each_other_and_within_the_drawing()
    {
        var map = RuleMap.Of(Of([.. Enumerable.Range(0, 100).Select(i => ($"rule {i}", new[] { "acme/docs" }))]), _ => false);

        foreach (var column in map.Boxes.GroupBy(box => box.X))
        {
            var tops = column.Select(box => box.Y).Order().ToList();
            tops.Zip(tops.Skip(1)).Should().NotContain(pair => pair.Second - pair.First <= column.First().Height);
            column.Should().OnlyContain(box => box.Y >= 0 && box.Y + box.Height <= map.Height && box.X + box.Width <= RuleMap.Width);
        }
    }

    [Fact]
    public void A_rule_that_matched_nothing_is_marked_with_its_lines()
    {
        var map = RuleMap.Of(Of(("go", ["acme/docs"]), ("rust", ["acme/docs"])), rule => rule == "rust");

        map.Boxes.Where(box => box.Kind == "rule idle").Should().ContainSingle().Which.Name.Should().Be("rust");
        map.Lines.Count(line => line.IsIdle).Should().Be(2);
    }

    [Fact]
    public void A_long_name_is_shortened_in_its_middle_and_told_whole_on_request()
    {
        var name = new string('a', 40) + "-the-end";

        var box = RuleMap.Of(Of((name, ["acme/docs"])), _ => false).Boxes.Single(box => box.Kind == "rule");

        box.Name.Should().HaveLength(31).And.EndWith("-the-end").And.Contain("…");
        box.Whole.Should().StartWith(name);
    }

    private static Source Of(params (string Rule, string[] Targets)[] rules) => new()
    {
        Repository = RepositoryName.Parse("acme/examples"),
        CopyRules =
        [
            .. rules.Select(rule => new CopyRule
            {
                Name = rule.Rule,
                Pattern = PathPattern.Parse(PatternType.Prefix, "go/").Pattern,
                Targets = [.. rule.Targets.Select(target => new Target { Repository = RepositoryName.Parse(target), PathTransform = PathTemplate.Parse("${path}").Template! })],
            }),
        ],
    };
}

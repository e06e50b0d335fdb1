using CsCheck;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class ProposalBranchTests
{
    private static readonly Gen<string> _group = Gen.OneOf(Gen.String[1, 80], Gen.OneOfConst(".", "..", "-", "a.lock", ".lock", "@{", "~^:?*[", "日本", "a/b", " ", "x.lock.lock"));

    [Fact]
    public void The_name_tells_the_source_and_the_group() =>
        ProposalBranch.For(Given.Merge(), Set("go examples")).Value.Should().MatchRegex("^copier/acme/code-examples/go-examples-[0-9a-f]{8}$");

    [Fact]
    public void Without_reuse_it_tells_the_pull_request_too() =>
        ProposalBranch.For(Given.Merge(), Set("go", reuse: false)).Value.Should().MatchRegex("^copier/acme/code-examples/go-[0-9a-f]{8}-pr-42$");

    [Fact]
    public void It_stays_the_same_from_merge_to_merge() =>
        ProposalBranch.For(Given.Merge(43), Set("go")).Should().Be(ProposalBranch.For(Given.Merge(42), Set("go")));

    [Fact]
    public void What_is_not_the_same_does_not_share_a_branch()
    {
        BranchName[] names =
        [
            ProposalBranch.For(Given.Merge(repository: "a-b/c", id: 1), Set("go")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("go")),
            ProposalBranch.For(Given.Merge(repository: "a/b.c", id: 3), Set("go")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("go", "next")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("go ")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("go!")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("Go")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("日本")),
            ProposalBranch.For(Given.Merge(repository: "a/b-c", id: 2), Set("中国")),
        ];

        names.Should().OnlyHaveUniqueItems();
        names.Select(name => name.Value[^8..]).Should().OnlyHaveUniqueItems("names on a system that ignores case must differ as well");
    }

    [Theory]
    [InlineData("acme/.github", "copier/acme/github/")]
    [InlineData("acme/x.lock", "copier/acme/x-lock/")]
    [InlineData("-a-/...", "copier/a/rule/")]
    public void Repositories_with_odd_names_have_a_branch(string repository, string prefix) =>
        ProposalBranch.For(Given.Merge(repository: repository), Set("go")).Value.Should().StartWith(prefix);

    [Fact]
    public void Whatever_the_group_the_name_is_legal_and_of_the_promised_form() => _group.Sample(group =>
    {
        var name = ProposalBranch.For(Given.Merge(int.MaxValue, $"{new string('o', 39)}/{new string('n', 100)}"), Set(group, reuse: false));
        return BranchName.TryParse(name.Value, out _) && name.Value.Split('/').Length == 4 && name.Value.All(char.IsAscii);
    });

    [Fact]
    public void Groups_never_collide() => Gen.Select(_group, _group).Where((one, other) => one != other && IsWellFormed(one) && IsWellFormed(other))
        .Sample((one, other) => ProposalBranch.For(Given.Merge(), Set(one)) != ProposalBranch.For(Given.Merge(), Set(other)));

    // Lone surrogates cannot come out of a configuration file.
    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xFFFD);

    private static ChangeSet Set(string group, string branch = "main", bool reuse = true)
    {
        var set = Given.ChangeSet("x");
        return set with
        {
            Key = set.Key with { Group = group, Branch = BranchName.Parse(branch), Arrival = Arrival.PullRequest },
            Strategy = new CommitStrategy { Type = CommitStrategyType.PullRequest, ReuseOpenPullRequest = reuse },
        };
    }
}

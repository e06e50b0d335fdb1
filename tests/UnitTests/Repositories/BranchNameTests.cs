using System.Diagnostics;
using CsCheck;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Repositories;

/// <summary>The rules of https://git-scm.com/docs/git-check-ref-format.</summary>
public sealed class BranchNameTests
{
    // git's documentation forbids a lone @, git itself takes it for HEAD.
    private const string Alone = "@";

    private static readonly Gen<string> _names = Gen.OneOf(
        Gen.OneOfConst("a", "B", "1", ".", "..", "/", "-", "@", "{", "@{", ".lock", "lock", "HEAD", "refs", "é", "_", "~", "^", ":", "?", "*", "[", "]", "\\", " ", "\t", "\u007f", "!", "#", "%", "+"),
        Gen.Char.AlphaNumeric.Select(c => c.ToString())).Array[0, 8].Select(string.Concat);

    public static TheoryData<string> Legal =>
        ["main", "release/1.0", "a", "feature/a-b_c", "a.b", "@a", "a@b", "HEAD/x", "head", "é/ü", "x{y}", "a-", "a}", "v1.0.lockx", "😀", "a]"];

    public static TheoryData<string> Illegal =>
    [
        "", "@", "HEAD", "-x", ".x", "x.", "a/.b", "a..b", "a.lock", "a.lock/b", "/a", "a/", "a//b", "a b", "a~b", "a^b", "a:b", "a?b", "a*b",
        "a[b", "a\\b", "a@{b", "a\tb", "a\nb", "a\u007fb", "a\0b", "\ud800", "\udc00a",
    ];

    [Theory]
    [MemberData(nameof(Legal))]
    public void What_git_allows_is_a_branch_name(string text)
    {
        BranchName.TryParse(text, out var branch).Should().BeTrue();
        branch!.Value.Should().Be(text);
        branch.QualifiedName.Should().Be($"refs/heads/{text}");
    }

    [Theory]
    [MemberData(nameof(Illegal))]
    public void What_git_refuses_is_none(string text) => BranchName.TryParse(text, out _).Should().BeFalse();

    [Fact]
    public void Nothing_is_none() => BranchName.TryParse(null, out _).Should().BeFalse();

    [Fact]
    public void Case_tells_branches_apart() => BranchName.Parse("Main").Should().NotBe(BranchName.Parse("main"));

    [Theory]
    [InlineData(244, true)]
    [InlineData(245, false)]
    public void The_length_counts_bytes(int bytes, bool valid)
    {
        BranchName.TryParse(new string('a', bytes), out _).Should().Be(valid);
        BranchName.TryParse(new string('é', bytes / 2) + new string('a', bytes % 2), out _).Should().Be(valid);
    }

    [Fact]
    public void The_tables_agree_with_git()
    {
        Assert.SkipUnless(Git.IsHere, "git is not installed");
        foreach (var row in Legal)
        {
            Git.Allows(row.Data).Should().BeTrue($"git allows '{row.Data}'");
        }

        foreach (var row in Illegal.Where(row => row.Data.Length > 0 && !row.Data.Contains('\0', StringComparison.Ordinal) && !row.Data.Any(char.IsSurrogate) && row.Data != Alone))
        {
            Git.Allows(row.Data).Should().BeFalse($"git refuses '{row.Data}'");
        }
    }

    [Fact]
    public void Made_up_names_are_judged_as_git_judges_them()
    {
        Assert.SkipUnless(Git.IsHere, "git is not installed");
        _names.Where(name => name.Length > 0).Sample(
            name => name == Alone || BranchName.TryParse(name, out _) == Git.Allows(name),
            iter: 150,
            threads: 2);
    }

    private static class Git
    {
        public static bool IsHere { get; } = Try("--version") == 0;

        // Outside of any repository, where no name stands for a branch that was checked out before.
        public static bool Allows(string name) => Try("check-ref-format", "--branch", name) == 0;

        private static int Try(params string[] arguments)
        {
            try
            {
                using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;
                git.WaitForExit();
                return git.ExitCode;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return -1;
            }
        }
    }
}

using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Repositories;

public sealed class RepositoryPathTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a/b/c.go")]
    [InlineData(".gitignore")]
    [InlineData(".github/workflows/x.yml")]
    [InlineData("a/.gitkeep")]
    [InlineData("git")]
    [InlineData("a.git/b")]
    [InlineData("git~2/x")]
    [InlineData("a b/c d")]
    [InlineData("a:b")]
    [InlineData("..a/b..")]
    [InlineData("漢字/😀.txt")]
    public void A_plain_relative_path_is_taken_as_it_is(string text)
    {
        RepositoryPath.TryParse(text, out var path, out var refusal).Should().BeTrue(refusal);

        path!.Value.Should().Be(text);
        path.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("/a", "begins with a slash")]
    [InlineData("a/", "ends with a slash")]
    [InlineData("a//b", "two slashes")]
    [InlineData("../a", "leads to another folder")]
    [InlineData("a/../b", "leads to another folder")]
    [InlineData("a/..", "leads to another folder")]
    [InlineData("./a", "leads to another folder")]
    [InlineData("a/./b", "leads to another folder")]
    [InlineData("a/.. /b", "take for the segment '..'")]
    [InlineData("a/.\u200c./b", "take for the segment '..'")]
    [InlineData("a/.../b", "take for the segment '..'")]
    [InlineData(".git/config", "git's own folder")]
    [InlineData("a/.git", "git's own folder")]
    [InlineData(".GIT/config", "take for '.git'")]
    [InlineData("a/.Git/hooks/x", "take for '.git'")]
    [InlineData("git~1/config", "take for '.git'")]
    [InlineData("GIT~1", "take for '.git'")]
    [InlineData(".git /config", "take for '.git'")]
    [InlineData(".git./config", "take for '.git'")]
    [InlineData(".git . ./config", "take for '.git'")]
    [InlineData("git~1./config", "take for '.git'")]
    [InlineData(".git::$INDEX_ALLOCATION/config", "take for '.git'")]
    [InlineData(".git:stream", "take for '.git'")]
    [InlineData(".git ::$DATA", "take for '.git'")]
    [InlineData(".g\u200cit/config", "take for '.git'")]
    [InlineData("\ufeff.gi\u200dt\u206f/config", "take for '.git'")]
    [InlineData(".gi\u202at/config", "take for '.git'")]
    [InlineData("a\\b", "backslash")]
    [InlineData("..\\a", "backslash")]
    [InlineData("a\0b", "NUL")]
    [InlineData("a\nb", @"control character \u000a")]
    [InlineData("a\u001b[31mb", @"control character \u001b")]
    [InlineData("a\u007fb", @"control character \u007f")]
    [InlineData("a\u0085b", @"control character \u0085")]
    public void A_path_that_is_unsafe_somewhere_is_refused_in_clear_words(string text, string words)
    {
        RepositoryPath.TryParse(text, out var path, out var refusal).Should().BeFalse();

        path.Should().BeNull();
        refusal.Should().Contain(words);
        refusal.Should().NotMatchRegex(@"[\p{Cc}\p{Cf}]", "what does not show is written as an escape");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        foreach (var text in new[] { "a\ud800b", "a\udc00", "\udc00\ud800" })
        {
            RepositoryPath.TryParse(text, out _, out var refusal).Should().BeFalse();
            refusal.Should().Contain("surrogate");
            refusal.Any(char.IsSurrogate).Should().BeFalse("it is written as an escape");
        }
    }

    [Fact]
    public void A_path_may_take_4096_bytes_and_no_more()
    {
        RepositoryPath.TryParse(new string('é', 2048), out _, out _).Should().BeTrue();
        RepositoryPath.TryParse(new string('é', 2048) + "a", out _, out var refusal).Should().BeFalse();
        refusal.Should().Contain("4096 bytes").And.Subject.Length.Should().BeLessThan(500, "a message stays readable");
    }

    [Fact]
    public void Two_paths_are_equal_when_every_character_is()
    {
        PathOf("a/b").Should().Be(PathOf("a/b")).And.NotBe(PathOf("a/B"));
    }

    private static RepositoryPath? PathOf(string text) => RepositoryPath.TryParse(text, out var path, out _) ? path : null;
}

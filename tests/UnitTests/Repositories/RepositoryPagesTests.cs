using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Repositories;

public sealed class RepositoryPagesTests
{
    private static readonly RepositoryPages _pages = new(new Uri("https://github.example/"));
    private static readonly RepositoryName _docs = RepositoryName.Parse("acme/docs");

    [Fact]
    public void Are_those_of_the_host_that_is_configured()
    {
        _pages.Repository(_docs).Should().Be("https://github.example/acme/docs");
        _pages.PullRequest(_docs, 12).Should().Be("https://github.example/acme/docs/pull/12");
        _pages.Commit(_docs, CommitSha.Parse(new string('a', 40))).Should().Be($"https://github.example/acme/docs/commit/{new string('a', 40)}");
        _pages.Branch(_docs, BranchName.Parse("release/1")).Should().Be("https://github.example/acme/docs/tree/release/1");
    }

    [Theory]
    [InlineData("a b/ü#1?.md", "a%20b/%C3%BC%231%3F.md")]
    [InlineData("<script>.md", "%3Cscript%3E.md")]
    [InlineData("100%.md", "100%25.md")]
    public void Lead_to_a_file_whatever_its_name(string path, string address) =>
        _pages.File(_docs, "main", path).Should().Be($"https://github.example/acme/docs/blob/main/{address}");
}

using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Matching;

public sealed class TrustBearingPathsTests
{
    [Theory]
    [InlineData(".github/workflows/ci.yml", "", ".github/")]
    [InlineData(".github/workflows/ci.yml", ".git", ".github/")]
    [InlineData(".github/CODEOWNERS", "docs/", ".github/")]
    [InlineData(".GitHub/workflows/ci.yml", "", ".github/")]
    [InlineData(".github./x", "", ".github/")]
    [InlineData(".git\u200bhub/x", "", null)]
    [InlineData(".git\u200chub/x", "", ".github/")]
    [InlineData("GITHUB~1/x", "", ".github/")]
    [InlineData("CODEOWNERS", "", "CODEOWNERS")]
    [InlineData("docs/CODEOWNERS", "docs/", "CODEOWNERS")]
    [InlineData("codeowners", "", "CODEOWNERS")]
    [InlineData("Docs/CodeOwnerſ", "", "CODEOWNERS")]
    [InlineData(".gitmodules", "", ".gitmodules")]
    [InlineData("a/.GITMODULES", "a/", ".gitmodules")]
    [InlineData("gitmod~1", "", ".gitmodules")]
    [InlineData("a/b/.gitattributes", "a/b/", ".gitattributes")]
    [InlineData(".gitattributes ", "", ".gitattributes")]
    [InlineData("a/.gitattributes", "a/.git", ".gitattributes")]
    // The template says so itself.
    [InlineData(".github/workflows/ci.yml", ".github/workflows/", null)]
    [InlineData(".github/CODEOWNERS", ".github/", null)]
    [InlineData(".GITHUB/x", ".GITHUB/", null)]
    [InlineData("CODEOWNERS", "CODEOWNERS", null)]
    [InlineData("a/.gitattributes", "a/.gitattributes", null)]
    // Places that mean nothing to GitHub.
    [InlineData("src/.github/workflows/ci.yml", "", null)]
    [InlineData("src/CODEOWNERS", "", null)]
    [InlineData("CODEOWNERS/x", "", null)]
    [InlineData(".github", "", null)]
    [InlineData(".githubx/a", "", null)]
    [InlineData("code/main.go", "", null)]
    public void What_gives_power_over_the_target_is_written_only_where_the_template_leads_there(string path, string prefix, string? place)
    {
        var refusal = TrustBearingPaths.Refusal(path, prefix);

        if (place is null)
            refusal.Should().BeNull();
        else
            refusal.Should().Contain(place).And.Contain("path_transform");
    }
}

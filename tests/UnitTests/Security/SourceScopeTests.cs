using System.Security.Claims;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Security;

public sealed class SourceScopeTests
{
    [Theory]
    [InlineData("acme/one", true)]
    [InlineData("other/two", true)]
    public void A_key_without_sources_is_not_confined(string repository, bool allowed) => Allows(repository).Should().Be(allowed);

    [Theory]
    [InlineData("acme/*", "acme/one", true)]
    [InlineData("acme/*", "ACME/One", true)]
    [InlineData("Acme/One", "acme/one", true)]
    [InlineData("acme/*", "acme-evil/one", false)]
    [InlineData("acme/on?", "acme/one", true)]
    [InlineData("acme/on?", "acme/ones", false)]
    [InlineData("*", "acme/one", false)]
    [InlineData("**", "acme/one", true)]
    [InlineData("[", "acme/one", false)]
    public void A_key_sees_what_its_globs_match(string glob, string repository, bool allowed) => Allows(repository, glob).Should().Be(allowed);

    [Fact]
    public void Any_of_several_globs_is_enough()
    {
        Allows("acme/one", "[", "octo/*", "acme/one").Should().BeTrue();
        Allows("acme/two", "[", "octo/*", "acme/one").Should().BeFalse();
    }

    private static bool Allows(string repository, params string[] globs) =>
        SourceScope.Of(new ClaimsPrincipal(new ClaimsIdentity(globs.Select(glob => new Claim(SourceScope.Claim, glob))))).Allows(RepositoryName.Parse(repository));
}

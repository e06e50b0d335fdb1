using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Domain.Routing;

namespace ExamplesCopier.UnitTests.Routing;

public sealed class SourceRouterTests
{
    private static readonly CopierConfiguration _configuration = new()
    {
        Sources =
        [
            SourceOf("acme/one", "main", enabled: true),
            SourceOf("acme/two", "release/1.x", enabled: true),
            SourceOf("acme/off", "main", enabled: false),
        ],
    };

    [Theory]
    [InlineData("acme/one", "main", typeof(Routed))]
    [InlineData("ACME/One", "main", typeof(Routed))]
    [InlineData("acme/two", "release/1.x", typeof(Routed))]
    [InlineData("acme/two", "main", typeof(OtherBranch))]
    [InlineData("acme/one", "Main", typeof(OtherBranch))]
    [InlineData("acme/off", "main", typeof(Disabled))]
    [InlineData("acme/off", "other", typeof(Disabled))]
    [InlineData("acme/three", "main", typeof(UnknownSource))]
    [InlineData("other/one", "main", typeof(UnknownSource))]
    public void A_merge_goes_to_the_enabled_source_of_its_repository_and_branch(string repository, string branch, Type decision) =>
        SourceRouter.Route(_configuration, RepositoryName.Parse(repository), BranchName.Parse(branch)).Should().BeOfType(decision);

    [Fact]
    public void What_is_routed_carries_its_source() =>
        SourceRouter.Route(_configuration, RepositoryName.Parse("acme/two"), BranchName.Parse("release/1.x"))
            .Should().BeOfType<Routed>().Which.Source.Repository.Name.Should().Be("two");

    [Fact]
    public void Without_sources_everything_is_unknown() =>
        SourceRouter.Route(CopierConfiguration.Empty, RepositoryName.Parse("acme/one"), BranchName.Main).Should().BeOfType<UnknownSource>();

    private static Source SourceOf(string repository, string branch, bool enabled) => new()
    {
        Repository = RepositoryName.Parse(repository),
        Branch = BranchName.Parse(branch),
        Settings = new SourceSettings { Enabled = enabled },
        CopyRules = [],
    };
}

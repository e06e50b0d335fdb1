using ExamplesCopier.UnitTests.Architecture.Broken;

namespace ExamplesCopier.UnitTests.Architecture;

public sealed class DependencyTests
{
    private static readonly string[] _octokit = ["Octokit"];
    private static readonly string[] _databases = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql"];
    private static readonly string[] _quartz = ["Quartz"];
    private static readonly string[] _yaml = ["YamlDotNet"];
    private static readonly string[] _telemetry = ["OpenTelemetry"];
    private static readonly string[] _adapters = [.. _octokit, .. _databases, .. _quartz, .. _yaml];

    /// <summary>What stands for each library outside the folder that owns it.</summary>
    public static TheoryData<string, string> Owners => new()
    {
        { "Octokit", "ExamplesCopier.Infrastructure.GitHub" },
        { "Microsoft.EntityFrameworkCore", "ExamplesCopier.Infrastructure.Storage" },
        { "Microsoft.Data.Sqlite", "ExamplesCopier.Infrastructure.Storage" },
        { "Npgsql", "ExamplesCopier.Infrastructure.Storage" },
        { "Quartz", "ExamplesCopier.Infrastructure.Queueing" },
        { "YamlDotNet", "ExamplesCopier.Infrastructure.Yaml" },
    };

    [Fact]
    public void The_domain_references_nothing_but_the_runtime() =>
        DependencyRules.ForeignReferences(Product.Domain).Should().BeEmpty();

    [Fact]
    public void The_application_references_the_domain_and_no_adapter()
    {
        DependencyRules.ForeignReferences(
                Product.Application,
                "ExamplesCopier.Domain", "MediatR", "FluentValidation", "FluentValidation.DependencyInjectionExtensions",
                "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.Extensions.Options", "Microsoft.Extensions.Options.DataAnnotations")
            .Should().BeEmpty();
        DependencyRules.Knowing(Product.Application, _adapters).Should().BeEmpty();
    }

    [Fact]
    public void The_infrastructure_does_not_reference_the_api() =>
        Product.Infrastructure.GetReferencedAssemblies().Select(reference => reference.Name).Should().NotContain("copier");

    [Fact]
    public void The_api_knows_no_adapter_library() =>
        DependencyRules.Knowing(Product.Api, _adapters).Should().BeEmpty();

    [Fact]
    public void The_api_knows_the_infrastructure_only_where_it_composes_and_reads_settings() =>
        DependencyRules.Knowing(
                Product.Api,
                ["ExamplesCopier.Infrastructure"],
                "ExamplesCopier.Api.CopierHost", "ExamplesCopier.Api.Settings")
            .Except(["ExamplesCopier.Api.CopierHost", "ExamplesCopier.Api.Logging", "ExamplesCopier.Api.CommandLine.VerbServices"])
            .Should().BeEmpty();

    [Fact]
    public void OpenTelemetry_stays_where_it_is_wired()
    {
        DependencyRules.Knowing(Product.Application, _telemetry).Should().BeEmpty();
        DependencyRules.Knowing(Product.Infrastructure, _telemetry).Should().BeEmpty();
        DependencyRules.Knowing(Product.Api, _telemetry, "ExamplesCopier.Api.Telemetry").Should().BeEmpty();
        DependencyRules.KnowingWithin(Product.Api, "ExamplesCopier.Api.Telemetry", _telemetry).Should().NotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public void A_library_stays_in_the_folder_that_owns_it(string library, string owner) =>
        DependencyRules.Knowing(Product.Infrastructure, [library], owner).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Owners))]
    public void The_owner_of_a_library_is_seen_to_use_it(string library, string owner) =>
        DependencyRules.KnowingWithin(Product.Infrastructure, owner, [library]).Should().NotBeEmpty();

    [Theory]
    [InlineData(nameof(KnowsInASignature))]
    [InlineData(nameof(KnowsInAnAsyncBody))]
    [InlineData(nameof(KnowsInALambda))]
    [InlineData(nameof(KnowsAsATypeArgument))]
    [InlineData(nameof(KnowsByInheritance))]
    public void A_type_that_knows_a_library_is_reported_wherever_it_hides_it(string broken) =>
        DependencyRules.Knowing(typeof(KnowsInASignature).Assembly, _adapters)
            .Should().Contain(name => name.Contains(broken, StringComparison.Ordinal));

    [Fact]
    public void A_type_within_the_excepted_place_is_not_reported() =>
        DependencyRules.Knowing(typeof(KnowsInASignature).Assembly, _octokit, "ExamplesCopier.UnitTests.Architecture.Broken")
            .Should().NotContain(name => name.Contains(".Broken.", StringComparison.Ordinal));

    [Fact]
    public void A_foreign_reference_is_reported() =>
        DependencyRules.ForeignReferences(typeof(DependencyTests).Assembly, "ExamplesCopier.Domain")
            .Should().Contain("ExamplesCopier.Infrastructure").And.Contain("FluentAssertions").And.NotContain("ExamplesCopier.Domain");
}

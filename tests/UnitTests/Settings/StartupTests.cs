using System.Security.Cryptography;
using ExamplesCopier.Api;
using ExamplesCopier.Api.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.UnitTests.Settings;

/// <summary>What an operator is told whose settings are not right.</summary>
[Collection(nameof(StartupTests))]
[CollectionDefinition(nameof(StartupTests), DisableParallelization = true)]
public sealed class StartupTests
{
    private static readonly string[] _key = ["--Admin:ApiKeys:0:Name=ci", "--Admin:ApiKeys:0:Key=kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"];

    [Fact]
    public void Problems_of_all_sections_are_told_together() =>
        Problems("--GitHub:ApiUrl=ftp://x", "--Copier:MaxConcurrentDeliveries=0", "--Storage:ConnectionString=", "--Admin:ApiKeys:0:Name=ci", "--Http:WebhookPath=x")
            .Select(problem => problem.Split(' ')[0]).Should().BeEquivalentTo(
                "GitHub:AppId", "GitHub:ApiUrl", "GitHub:PrivateKey", "GitHub:WebhookSecrets:0", "Copier:MaxConcurrentDeliveries", "Storage:ConnectionString", "Admin:ApiKeys:0:", "Http:WebhookPath");

    [Theory]
    [InlineData("Storage:Provider", "Oracle")]
    [InlineData("GitHub:DefaultInstallationId", "twelve")]
    [InlineData("Copier:DryRun", "perhaps")]
    [InlineData("Admin:ApiKeys:0:Role", "boss")]
    [InlineData("Admin:ApiKeys:0:ExpiresAt", "someday")]
    public void A_value_that_cannot_be_read_is_named(string setting, string value) =>
        Problems([.. Good(), $"--{setting}={value}"]).Should().ContainSingle().Which.Should().Contain($"'{value}' at '{setting}'").And.NotContain("ExamplesCopier");

    [Theory]
    [InlineData("Admin:ApiKeys:0:Sources", "acme/*", "Admin:ApiKeys:0:Sources is a list", "Admin__ApiKeys__0__Sources__0")]
    [InlineData("Admin:ApiKeys:0:sources", "[\"acme/*\"]", "Admin:ApiKeys:0:sources is a list", ":0")]
    [InlineData("Admin:ApiKeys:0:Source:0", "acme/*", "Admin:ApiKeys:0:Source is no setting of a key", "Did you mean Sources?")]
    [InlineData("Admin:ApiKeys:0:ExpireAt", "2027-01-01", "Admin:ApiKeys:0:ExpireAt is no setting of a key", "Did you mean ExpiresAt?")]
    [InlineData("Admin:ApiKeys:0:ExpiresAt:0", "2027-01-01", "Admin:ApiKeys:0:ExpiresAt is one value", "Admin__ApiKeys__0__ExpiresAt.")]
    [InlineData("Admin:ApiKeys:0:ExpiresAt", "", "Admin:ApiKeys:0:ExpiresAt is empty", "remove the setting")]
    [InlineData("Admin:ApiKeys:0:Sources", "", "Admin:ApiKeys:0:Sources is an empty list", "remove the setting")]
    [InlineData("Admin:ApiKeys:0:Sources:0", "", "Admin:ApiKeys:0:Sources:0 is no glob", "acme/*")]
    [InlineData("Admin:ApiKeys:0:Sources:0:1", "acme/*", "Admin:ApiKeys:0:Sources:0 is no glob", "acme/*")]
    [InlineData("Admin:ApiKeys:0:Sources:0", "acme/[", "Admin:ApiKeys:0:Sources:0 is no glob", "[")]
    [InlineData("Admin:ApiKeys", "ops", "Admin:ApiKeys is a list", "Admin:ApiKeys:0:Name")]
    public void A_slip_in_a_key_never_gives_it_more_than_was_meant(string setting, string value, string problem, string advice) =>
        Problems([.. Good(), .. _key, $"--{setting}={value}"]).Should().ContainSingle().Which.Should().StartWith(problem).And.Contain(advice);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void An_empty_list_of_sources_in_JSON_is_not_all_of_them(string sources)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("""{"Admin":{"ApiKeys":[{"Sources":""" + sources + "}]}}"));
        var settings = new ConfigurationBuilder().AddJsonStream(file).Build();

        AdminKeyReading.Problems(settings.GetSection("Admin:ApiKeys")).Should().ContainSingle().Which.Should().StartWith("Admin:ApiKeys:0:Sources is an empty list");
    }

    [Theory]
    [InlineData("sources:0", "acme/*")]
    [InlineData("Sources:first", "acme/{docs,code}-?")]
    [InlineData("expiresat", "2027-01-01T00:00:00Z")]
    [InlineData("ROLE", "operator")]
    public void A_key_may_be_written_in_any_case(string setting, string value) =>
        FluentActions.Invoking(() => CopierHost.Build([.. Good(), .. _key, $"--Admin:ApiKeys:0:{setting}={value}"])).Should().NotThrow();

    [Fact]
    public void Good_settings_build_the_service() => FluentActions.Invoking(() => CopierHost.Build(Good())).Should().NotThrow();

    [Fact]
    public async Task The_process_ends_with_1_and_plain_words_on_the_error_stream()
    {
        var (error, output) = (Console.Error, Console.Out);
        using var told = new StringWriter();
        using var logged = new StringWriter();
        Console.SetError(told);
        Console.SetOut(logged);
        try
        {
            (await CopierHost.RunAsync(["--GitHub:AppId=\u001b[31m", "--Http:WebhookPath=\u001b[31m"])).Should().Be(1);
        }
        finally
        {
            Console.SetError(error);
            Console.SetOut(output);
        }

        told.ToString().Should().StartWith("The service cannot start:").And.Contain("  - GitHub:PrivateKey").And.Contain("  - GitHub:WebhookSecrets:0")
            .And.Contain("\\u001b[31m").And.NotContain("\u001b").And.NotContain("   at ").And.NotContain("Exception");
        logged.ToString().Should().BeEmpty();
    }

    private static IEnumerable<string> Problems(params string[] args) =>
        FluentActions.Invoking(() => CopierHost.Build(args)).Should().Throw<OptionsValidationException>().Which.Failures;

    private static string[] Good()
    {
        using var key = RSA.Create(2048);
        return
        [
            "--GitHub:AppId=1", $"--GitHub:PrivateKey={key.ExportPkcs8PrivateKeyPem()}", "--GitHub:WebhookSecret=s",
            $"--Storage:ConnectionString=Data Source={Path.Combine(Path.GetTempPath(), "copier-never-started.db")}",
        ];
    }
}

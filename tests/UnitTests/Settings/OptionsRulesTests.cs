using System.Security.Cryptography;
using ExamplesCopier.Api.Settings;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.UnitTests.Settings;

public sealed class OptionsRulesTests
{
    private static readonly string _key = MakeKey();

    [Fact]
    public void Good_settings_pass()
    {
        Failures(new GitHubOptionsRules(), new GitHubOptions { AppId = "1", PrivateKey = _key, DefaultInstallationId = 7 }).Should().BeEmpty();
        Failures(new WebhookOptionsRules(), new WebhookOptions { WebhookSecret = "x" }).Should().BeEmpty();
        Failures(new WebhookOptionsRules(), new WebhookOptions { WebhookSecrets = { "x", "y" } }).Should().BeEmpty();
        Failures(new CopierOptionsRules(), new CopierOptions()).Should().BeEmpty();
        Failures(new StorageOptionsRules(), new StorageOptions()).Should().BeEmpty();
        Failures(new AdminOptionsRules(), new AdminOptions()).Should().BeEmpty();
        Failures(new HttpOptionsRules(), new HttpOptions()).Should().BeEmpty();
        Failures(new HttpOptionsRules(), new HttpOptions { WebhookPath = "/hook" }).Should().BeEmpty();
    }

    [Fact]
    public void All_that_the_app_lacks_is_told_at_once() =>
        Failures(new GitHubOptionsRules(), new GitHubOptions { AppId = " ", ApiUrl = new Uri("ftp://x/"), DefaultInstallationId = 0 }).Should().SatisfyRespectively(
            problem => problem.Should().StartWith("GitHub:AppId is missing"),
            problem => problem.Should().StartWith("GitHub:ApiUrl must be an absolute http(s) address").And.Contain("ftp://x/"),
            problem => problem.Should().Be("GitHub:DefaultInstallationId must be a positive number."),
            problem => problem.Should().StartWith("GitHub:PrivateKey or GitHub:PrivateKeyPath is missing"));

    [Theory]
    [InlineData("http://github.example.com/api/v3/", false)]
    [InlineData("https://github.example.com/api/v3/", true)]
    [InlineData("http://127.0.0.1:4711/", true)]
    [InlineData("http://[::1]:4711/", true)]
    [InlineData("http://localhost/", true)]
    public void Tokens_go_over_the_network_encrypted_alone(string url, bool passes) =>
        (Failures(new GitHubOptionsRules(), new GitHubOptions { AppId = "1", PrivateKey = _key, ApiUrl = new Uri(url) }) is []).Should().Be(passes);

    [Fact]
    public void An_address_without_a_host_is_told() =>
        Failures(new GitHubOptionsRules(), new GitHubOptions { AppId = "1", PrivateKey = _key, ApiUrl = new Uri("api.github.com", UriKind.Relative) })
            .Should().ContainSingle().Which.Should().StartWith("GitHub:ApiUrl");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_secret_no_webhook_can_be_believed(string? secret) =>
        Failures(new WebhookOptionsRules(), new WebhookOptions { WebhookSecret = secret }).Should().ContainSingle().Which.Should().StartWith("GitHub:WebhookSecrets:0 is missing");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_secret_is_never_one(string secret)
    {
        Failures(new WebhookOptionsRules(), new WebhookOptions { WebhookSecrets = { "x", secret } }).Should().ContainSingle().Which.Should().Contain("empty secret");
        Failures(new WebhookOptionsRules(), new WebhookOptions { WebhookSecret = secret }).Should().ContainSingle();
    }

    [Fact]
    public void Numbers_out_of_range_are_told_under_their_settings_names() =>
        Failures(new CopierOptionsRules(), new CopierOptions { MaxConcurrentDeliveries = 0, ConfigCacheSeconds = -1, RetrySeconds = 1000 }).Should().BeEquivalentTo(
            "Copier:MaxConcurrentDeliveries must be between 1 and 100.",
            "Copier:ConfigCacheSeconds must be between 0 and 86400.",
            "Copier:RetrySeconds must be between 0.01 and 600.");

    [Theory]
    [InlineData(StorageProvider.Sqlite, "Data Source=data/copier.db", null)]
    [InlineData(StorageProvider.Sqlite, "", "must name a file")]
    [InlineData(StorageProvider.Sqlite, "Data Source=", "must name a file")]
    [InlineData(StorageProvider.Sqlite, "Data Source=:memory:", "must name a file")]
    [InlineData(StorageProvider.Sqlite, "Data Source=x;Mode=Memory", "must name a file")]
    [InlineData(StorageProvider.Sqlite, "copier.db", "not a connection string for Sqlite")]
    [InlineData(StorageProvider.Sqlite, "Host=x;Password=hidden", "not a connection string for Sqlite")]
    [InlineData(StorageProvider.Postgres, "Host=db;Database=copier", null)]
    [InlineData(StorageProvider.Postgres, "Database=copier;Password=hidden", "must name the server")]
    [InlineData(StorageProvider.Postgres, "", "must name the server")]
    [InlineData(StorageProvider.Postgres, "Host=db;Port=hidden", "not a connection string for Postgres")]
    [InlineData(StorageProvider.Postgres, "postgres://u:hidden@db/x", "not a connection string for Postgres")]
    [InlineData((StorageProvider)7, "x", "Sqlite or Postgres")]
    public void A_connection_string_that_leads_nowhere_is_told_and_not_repeated(StorageProvider provider, string text, string? problem)
    {
        var failures = Failures(new StorageOptionsRules(), new StorageOptions { Provider = provider, ConnectionString = text });

        if (problem is null)
        {
            failures.Should().BeEmpty();
        }
        else
        {
            failures.Should().ContainSingle().Which.Should().StartWith("Storage:").And.Contain(problem).And.NotContain("hidden");
        }
    }

    [Theory]
    [InlineData("", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", null, "Admin:ApiKeys:0:Name is missing")]
    [InlineData("ci", null, null, "Admin:ApiKeys:0: Key or KeySha256 is missing")]
    [InlineData("ci", "", "", "Admin:ApiKeys:0: Key or KeySha256 is missing")]
    [InlineData("ci", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", null, "Admin:ApiKeys:0:Key is shorter than 32 characters")]
    [InlineData("ci", null, "abc", "Admin:ApiKeys:0:KeySha256 must be 64 hexadecimal digits")]
    [InlineData("ci", null, "zz00000000000000000000000000000000000000000000000000000000000000", "Admin:ApiKeys:0:KeySha256 must be 64 hexadecimal digits")]
    [InlineData("ci", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", "0000000000000000000000000000000000000000000000000000000000000000", "not both")]
    public void A_key_that_cannot_be_used_is_told_and_not_repeated(string name, string? key, string? hash, string problem) =>
        Failures(new AdminOptionsRules(), new AdminOptions { ApiKeys = { new AdminKey { Name = name, Key = key, KeySha256 = hash } } })
            .Should().ContainSingle().Which.Should().Contain(problem).And.NotContain("kkkk");

    [Theory]
    [InlineData("hook")]
    [InlineData("")]
    [InlineData("http://x/")]
    public void A_path_begins_with_a_slash(string path) =>
        Failures(new HttpOptionsRules(), new HttpOptions { WebhookPath = path }).Should().ContainSingle().Which.Should().StartWith("Http:WebhookPath must begin with a slash");

    private static IReadOnlyList<string> Failures<T>(IValidateOptions<T> rules, T options)
        where T : class => [.. rules.Validate(null, options).Failures ?? []];

    private static string MakeKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    }
}

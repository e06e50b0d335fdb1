using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.UnitTests.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class AppKeyTests
{
    private const string Hidden = "hidden-part-of-the-key";
    private static readonly RSA _rsa = RSA.Create(2048);
    private static readonly string _pkcs1 = _rsa.ExportRSAPrivateKeyPem();

    public static TheoryData<string> Keys =>
    [
        _pkcs1,
        _rsa.ExportPkcs8PrivateKeyPem(),
        _pkcs1.Replace("\n", "\r\n", StringComparison.Ordinal),
        _pkcs1.Replace("\n", "\\n", StringComparison.Ordinal),
        $"\n  {_pkcs1}\n\n",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(_pkcs1)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(_rsa.ExportPkcs8PrivateKeyPem()), Base64FormattingOptions.InsertLineBreaks) + "\n",
    ];

    public static TheoryData<string> NoKeys =>
    [
        Hidden,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Hidden)),
        $"-----BEGIN RSA PRIVATE KEY-----\n{Hidden}\n-----END RSA PRIVATE KEY-----",
        _pkcs1[..(_pkcs1.Length / 2)] + Hidden,
        _rsa.ExportSubjectPublicKeyInfoPem() + Hidden,
        ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem() + Hidden,
        ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportECPrivateKeyPem() + Hidden,
        _rsa.ExportEncryptedPkcs8PrivateKeyPem("password", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 10)) + Hidden,
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_read_in_any_form_people_paste_it_in(string text)
    {
        var (key, problem) = AppKey.Load(new GitHubOptions { PrivateKey = text });

        problem.Should().BeNull();
        using (key)
        {
            key!.ExportSubjectPublicKeyInfo().Should().Equal(_rsa.ExportSubjectPublicKeyInfo());
        }
    }

    [Theory]
    [MemberData(nameof(NoKeys))]
    public void Anything_else_is_told_by_its_setting_and_never_repeated(string text)
    {
        var problem = PrivateKeys.ProblemOf(new GitHubOptions { PrivateKey = text });

        problem.Should().Contain("GitHub:PrivateKey").And.Contain("PEM").And.NotContain(Hidden).And.NotContain("BEGIN");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_missing_key_is_told(string? text) =>
        PrivateKeys.ProblemOf(new GitHubOptions { PrivateKey = text }).Should().Contain("GitHub:PrivateKeyPath").And.Contain("missing");

    [Fact]
    public async Task A_key_may_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, _pkcs1, TestContext.Current.CancellationToken);

        PrivateKeys.ProblemOf(new GitHubOptions { PrivateKeyPath = file }).Should().BeNull();
        File.Delete(file);
        PrivateKeys.ProblemOf(new GitHubOptions { PrivateKeyPath = file }).Should().Contain("cannot be read");
        PrivateKeys.ProblemOf(new GitHubOptions { PrivateKeyPath = Path.GetTempPath() }).Should().Contain("GitHub:PrivateKeyPath");
    }

    [Fact]
    public void The_apps_token_claims_who_it_is_for_nine_minutes_and_is_signed_with_its_key()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var parts = new AppTokenSource(new FixedOptions<GitHubOptions>(new GitHubOptions { AppId = "Iv1.abc", PrivateKey = _pkcs1 }), time, NullLogger<AppTokenSource>.Instance).Create().Split('.');

        parts.Should().HaveCount(3);
        JsonElement.DeepEquals(Read(parts[0]), JsonDocument.Parse("""{"alg":"RS256","typ":"JWT"}""").RootElement).Should().BeTrue();
        var claims = Read(parts[1]);
        claims.EnumerateObject().Select(claim => claim.Name).Should().BeEquivalentTo("iat", "exp", "iss");
        claims.GetProperty("iss").GetString().Should().Be("Iv1.abc");
        claims.GetProperty("iat").GetInt64().Should().Be(time.GetUtcNow().AddSeconds(-60).ToUnixTimeSeconds());
        claims.GetProperty("exp").GetInt64().Should().Be(time.GetUtcNow().AddMinutes(9).ToUnixTimeSeconds());
        _rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .Should().BeTrue();
    }

    [Fact]
    public void Without_a_key_there_is_no_token_and_what_waits_for_one_waits()
    {
        using var tokens = Tokens(new GitHubOptions());

        FluentActions.Invoking(tokens.Create).Should().Throw<FaultException>().Which.Fault.Should().BeOfType<Unavailable>().Which.Message.Should().Contain("GitHub:PrivateKey");
    }

    [Fact]
    public async Task While_the_file_is_exchanged_the_key_from_before_is_used_and_then_the_new_one()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, _pkcs1, TestContext.Current.CancellationToken);
        using var tokens = Tokens(new GitHubOptions { PrivateKeyPath = file });
        var before = tokens.Create();

        File.Delete(file);
        tokens.Create().Should().Be(before, "the clock stands still, and so does the key");
        await File.WriteAllTextAsync(file, "half of a k", TestContext.Current.CancellationToken);
        tokens.Create().Should().Be(before);

        using var next = RSA.Create(2048);
        await File.WriteAllTextAsync(file, next.ExportRSAPrivateKeyPem(), TestContext.Current.CancellationToken);
        tokens.Create().Should().NotBe(before);
        File.Delete(file);
    }

    private static AppTokenSource Tokens(GitHubOptions options) => new(new FixedOptions<GitHubOptions>(options), new FakeTimeProvider(), NullLogger<AppTokenSource>.Instance);

    private static JsonElement Read(string part) => JsonDocument.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(part)).RootElement;
}

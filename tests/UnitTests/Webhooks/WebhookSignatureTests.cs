using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.Api.Webhooks;

namespace ExamplesCopier.UnitTests.Webhooks;

public sealed class WebhookSignatureTests
{
    // https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
    private const string Secret = "It's a Secret to Everybody";
    private const string Hex = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    private static readonly byte[] _body = "Hello, World!"u8.ToArray();

    [Fact]
    public void The_signature_that_GitHub_publishes_is_valid() =>
        WebhookSignature.IsValid(_body, $"sha256={Hex}", [Secret]).Should().BeTrue();

    [Fact]
    public void Hexadecimal_digits_may_be_of_either_case() =>
        WebhookSignature.IsValid(_body, $"sha256={Hex.ToUpperInvariant()}", [Secret]).Should().BeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData(Hex)]
    [InlineData($"SHA256={Hex}")]
    [InlineData($"sha1={Hex}")]
    [InlineData($" sha256={Hex}")]
    [InlineData($"sha256={Hex} ")]
    [InlineData($"sha256={Hex}00")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e1")]
    [InlineData("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e18")]
    [InlineData("sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=７57107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha1=2fd4e1c67a2d28fced849ee1bb76e7391b93eb12")]
    public void Anything_else_is_not(string? header) => WebhookSignature.IsValid(_body, header, [Secret]).Should().BeFalse();

    [Fact]
    public void One_other_byte_or_another_secret_makes_it_invalid()
    {
        WebhookSignature.IsValid("Hello, World?"u8, $"sha256={Hex}", [Secret]).Should().BeFalse();
        WebhookSignature.IsValid(_body, $"sha256={Hex}", ["It's a secret to everybody"]).Should().BeFalse();
        WebhookSignature.IsValid(_body, $"sha256={Hex}", []).Should().BeFalse();
    }

    [Fact]
    public void While_secrets_are_changed_any_of_them_signs()
    {
        WebhookSignature.IsValid(_body, $"sha256={Hex}", ["new", Secret]).Should().BeTrue();
        WebhookSignature.IsValid(_body, $"sha256={Hex}", [Secret, "new"]).Should().BeTrue();
    }

    [Fact]
    public void An_empty_body_and_a_secret_of_any_characters_are_signed_as_bytes()
    {
        const string secret = "pässwörd-秘密";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Array.Empty<byte>()));

        WebhookSignature.IsValid([], $"sha256={signature}", [secret]).Should().BeTrue();
    }
}

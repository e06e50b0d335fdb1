using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>
/// Signs the tokens by which the App itself speaks
/// (https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app).
/// </summary>
internal sealed class AppTokenSource(IOptionsMonitor<GitHubOptions> options, TimeProvider time)
{
    private static readonly TimeSpan _clockSkew = TimeSpan.FromSeconds(60);

    // GitHub takes ten minutes ahead of its own clock at most.
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(9);

    public string Create()
    {
        var settings = options.CurrentValue;
        var (key, problem) = AppKey.Load(settings);
        using var signer = key ?? throw new StartupException(problem!);

        var now = time.GetUtcNow();
        var header = Encode("""{"alg":"RS256","typ":"JWT"}"""u8);
        var claims = Encode(JsonSerializer.SerializeToUtf8Bytes(
            new AppClaims((now - _clockSkew).ToUnixTimeSeconds(), (now + _lifetime).ToUnixTimeSeconds(), settings.AppId),
            GitHubJson.Default.AppClaims));
        var signed = $"{header}.{claims}";
        var signature = signer.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Encode(signature)}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}

internal sealed record AppClaims(long Iat, long Exp, string Iss);

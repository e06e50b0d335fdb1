using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>
/// Signs the tokens by which the App itself speaks
/// (https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app).
/// </summary>
internal sealed partial class AppTokenSource(IOptionsMonitor<GitHubOptions> options, TimeProvider time, ILogger<AppTokenSource> logger) : IDisposable
{
    private static readonly TimeSpan _clockSkew = TimeSpan.FromSeconds(60);

    // GitHub takes ten minutes ahead of its own clock at most.
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(9);

    private readonly Lock _lock = new();
    private RSA? _lastGood;
    private string? _told;

    /// <exception cref="FaultException">There is no key, and there was none before.</exception>
    public string Create()
    {
        var settings = options.CurrentValue;
        var now = time.GetUtcNow();
        var header = Encode("""{"alg":"RS256","typ":"JWT"}"""u8);
        var claims = Encode(JsonSerializer.SerializeToUtf8Bytes(
            new AppClaims((now - _clockSkew).ToUnixTimeSeconds(), (now + _lifetime).ToUnixTimeSeconds(), settings.AppId),
            GitHubJson.Default.AppClaims));
        var signed = $"{header}.{claims}";
        return $"{signed}.{Encode(Sign(settings, Encoding.ASCII.GetBytes(signed)))}";
    }

    public void Dispose() => _lastGood?.Dispose();

    private byte[] Sign(GitHubOptions settings, byte[] data)
    {
        lock (_lock)
        {
            var (key, problem) = AppKey.Load(settings);
            if (key is not null)
            {
                _lastGood?.Dispose();
                (_lastGood, _told) = (key, null);
            }
            else if (_lastGood is null)
            {
                throw new FaultException(new Unavailable(time.GetUtcNow(), problem!));
            }
            else if (_told != problem)
            {
                // A file that is exchanged is not there, or not readable, for a while; the key from before is as good as it was.
                LogKept(_told = problem!);
            }

            return _lastGood.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The App's key from before is used, until the next start: {Problem}")]
    private partial void LogKept(string problem);
}

internal sealed record AppClaims(long Iat, long Exp, string Iss);

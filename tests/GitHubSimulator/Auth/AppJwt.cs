using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>Checks the token an App signs for itself, by GitHub's rules for issuer, times and signature.</summary>
internal static class AppJwt
{
    private const string Undecodable = "A JSON web token could not be decoded";
    private const string BadIssuedAt = "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
    private const string BadExpiry = "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
    private const string TooFar = "'Expiration time' claim ('exp') is too far in the future";

    public static bool LooksLikeOne(string token) => token.Count(c => c == '.') == 2;

    /// <exception cref="GitHubError">401 with GitHub's reason.</exception>
    public static void Verify(string token, SimulatedApp app, DateTimeOffset now)
    {
        var parts = token.Split('.');
        var (header, claims) = (Decode(parts[0]), Decode(parts[1]));
        if (header is null || claims is null || Text(header.Value, "alg") != "RS256") throw GitHubError.Unauthorized(Undecodable);
        CheckIssuer(Text(claims.Value, "iss"), app);
        if (!HasValidSignature(parts, app)) throw GitHubError.Unauthorized(Undecodable);
        CheckTimes(Seconds(claims.Value, "iat", BadIssuedAt), Seconds(claims.Value, "exp", BadExpiry), now.ToUnixTimeSeconds());
    }

    private static void CheckIssuer(string? issuer, SimulatedApp app)
    {
        if (string.IsNullOrEmpty(issuer)) throw GitHubError.Unauthorized("Missing 'issuer' claim ('iss')");
        if (issuer != app.Id.ToString(CultureInfo.InvariantCulture) && issuer != app.ClientId)
            throw GitHubError.Unauthorized("'Issuer' claim ('iss') must be an Integer");
    }

    private static void CheckTimes(long issued, long expires, long now)
    {
        // The clocks may differ by a minute.
        if (issued > now + 60) throw GitHubError.Unauthorized(BadIssuedAt);
        if (expires <= now) throw GitHubError.Unauthorized(BadExpiry);
        if (expires > now + 600) throw GitHubError.Unauthorized(TooFar);
    }

    private static bool HasValidSignature(string[] parts, SimulatedApp app)
    {
        if (!Base64Url.IsValid(parts[2])) return false;
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        return app.PublicKey.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static JsonElement? Decode(string part)
    {
        if (!Base64Url.IsValid(part)) return null;
        try
        {
            var json = JsonElement.Parse(Base64Url.DecodeFromChars(part));
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static long Seconds(JsonElement json, string name, string otherwise) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds)
            ? seconds
            : throw GitHubError.Unauthorized(otherwise);
}

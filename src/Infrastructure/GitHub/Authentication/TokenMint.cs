using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>
/// Asks for an installation token, and keeps what the installation may do, which Octokit leaves out
/// (https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app).
/// </summary>
internal static class TokenMint
{
    /// <param name="app">Speaks as the App itself.</param>
    /// <param name="installation">Whose token.</param>
    /// <param name="time">Tells when it was made, by our clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub refuses, or answers something else.</exception>
    public static async Task<InstallationToken> MintAsync(HttpClient app, InstallationId installation, TimeProvider time, CancellationToken cancellationToken)
    {
        var mintedAt = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"app/installations/{installation.Value}/access_tokens"));
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        using var response = await SendAsync(app, request, installation, time, cancellationToken);
        return await ReadAsync(response, cancellationToken) is { Token: { Length: > 0 } value, ExpiresAt: { } expiresAt } minted
            ? new InstallationToken(value, mintedAt, expiresAt) { Permissions = minted.Permissions ?? new Dictionary<string, string>() }
            : throw new FaultException(new Transient($"GitHub answered without a token for installation {installation}."));
    }

    /// <summary>Without a token nothing of the installation works: whatever refuses one, the whole of it is down.</summary>
    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient app, HttpRequestMessage request, InstallationId installation, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await app.SendAsync(request, cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault is Permanent or Transient)
        {
            var reason = exception.Fault is Permanent
                ? $"GitHub gives no token for the App's installation {installation}; install the App again, or correct installation_id. {exception.Message}"
                : $"GitHub could not give a token for installation {installation}. {exception.Message}";
            throw new FaultException(new Unavailable(time.GetUtcNow(), reason), exception);
        }
    }

    private static async Task<MintedToken?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(GitHubJson.Default.MintedToken, cancellationToken);
        }
        catch (JsonException)
        {
            // Not passed on as the cause: its text can quote the answer, and the answer holds the token.
            throw new FaultException(new Transient("GitHub's answer to the request for a token cannot be read."));
        }
    }
}

/// <summary>GitHub's answer.</summary>
internal sealed record MintedToken
{
    public string? Token { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public IReadOnlyDictionary<string, string>? Permissions { get; init; }

    public override string ToString() => "installation token";
}

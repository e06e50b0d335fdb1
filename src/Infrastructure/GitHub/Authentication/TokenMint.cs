using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>
/// Asks for an installation token that may do what the configuration needs and no more
/// (https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app). GitHub refuses to give what the installation does
/// not have, so that is looked up first: what is missing then fails the change sets that need it, and nothing else.
/// </summary>
internal static class TokenMint
{
    /// <param name="app">Speaks as the App itself.</param>
    /// <param name="installation">Whose token.</param>
    /// <param name="scope">Tells what the token is for.</param>
    /// <param name="time">Tells when it was made, by our clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub refuses, or answers something else.</exception>
    public static async Task<InstallationToken> MintAsync(
        HttpClient app, InstallationId installation, TokenScope scope, TimeProvider time, CancellationToken cancellationToken)
    {
        var mintedAt = time.GetUtcNow();
        var path = string.Create(CultureInfo.InvariantCulture, $"app/installations/{installation.Value}");
        var granting = await AskAsync(app, new HttpRequestMessage(HttpMethod.Get, path), GitHubJson.Default.ListedInstallation, installation, time, cancellationToken);
        var account = granting?.Account?.Login ?? "";
        var wanted = scope.WantedOf(installation, account);

        // None at all would be taken for all.
        var asked = PermissionNeeds.Common(wanted, granting?.Permissions ?? wanted) is { Count: > 0 } common ? common : wanted;
        var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/access_tokens") { Content = JsonContent.Create(new WantedToken(asked), GitHubJson.Default.WantedToken) };
        return await AskAsync(app, request, GitHubJson.Default.MintedToken, installation, time, cancellationToken) is { Token: { Length: > 0 } value, ExpiresAt: { } expiresAt } minted
            ? new InstallationToken(value, mintedAt, expiresAt) { Account = account, Wanted = wanted, Permissions = minted.Permissions ?? new Dictionary<string, string>() }
            : throw new FaultException(new Transient($"GitHub answered without a token for installation {installation}."));
    }

    private static async Task<T?> AskAsync<T>(
        HttpClient app, HttpRequestMessage request, JsonTypeInfo<T> type, InstallationId installation, TimeProvider time, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Accept.ParseAdd("application/vnd.github+json");
            using var response = await SendAsync(app, request, installation, time, cancellationToken);
            return await ReadAsync(response, type, cancellationToken);
        }
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

    private static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken);
        }
        catch (JsonException)
        {
            // Not passed on as the cause: its text can quote the answer, and the answer holds the token.
            throw new FaultException(new Transient("GitHub's answer to the request for a token cannot be read."));
        }
    }
}

/// <summary>What is asked of GitHub.</summary>
internal sealed record WantedToken(IReadOnlyDictionary<string, string> Permissions);

/// <summary>GitHub's answer.</summary>
internal sealed record MintedToken
{
    public string? Token { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public IReadOnlyDictionary<string, string>? Permissions { get; init; }

    public override string ToString() => "installation token";
}

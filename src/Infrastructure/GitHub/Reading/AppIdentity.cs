using System.Text.Json;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// Who our App is on GitHub, and which commits are its own. Anybody may write any author into a commit; only GitHub signs those that were
/// made through its API, and does so when the App names no author (https://docs.github.com/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots).
/// </summary>
internal sealed record AppIdentity(string Slug)
{
    /// <summary>Whether our App is the author of a commit that was asked for with <see cref="SnapshotDocument.Authorship"/>.</summary>
    public bool IsAuthorOf(JsonElement commit) =>
        commit.TryGetProperty("author", out var author)
        && author.ValueKind == JsonValueKind.Object
        && author.GetProperty("name").GetString() == $"{Slug}[bot]"
        && commit.TryGetProperty("signature", out var signature)
        && signature.ValueKind == JsonValueKind.Object
        && signature.GetProperty("isValid").GetBoolean()
        && signature.GetProperty("wasSignedByGitHub").GetBoolean();

    /// <summary>Whether the login is our App's; GraphQL tells it without the ending that REST shows.</summary>
    public bool IsLogin(string login) => login == Slug || login == $"{Slug}[bot]";
}

/// <summary>Asks once who we are.</summary>
internal sealed class AppIdentitySource(GitHubConnections connections)
{
    private volatile AppIdentity? _known;

    /// <exception cref="Application.Ports.FaultException">GitHub does not answer.</exception>
    public async Task<AppIdentity> GetAsync(CancellationToken cancellationToken) =>
        _known ??= new AppIdentity((await connections.App.GitHubApps.GetCurrent().WaitAsync(cancellationToken)).Slug);
}

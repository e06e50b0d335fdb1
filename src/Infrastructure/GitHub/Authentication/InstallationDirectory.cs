using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>
/// The App's installations (https://docs.github.com/rest/apps/apps#list-installations-for-the-authenticated-app), beside what this process
/// knows of their tokens and quotas. Octokit leaves some permissions out, so GitHub's answer is read here.
/// </summary>
internal sealed class InstallationDirectory(GitHubConnections connections, InstallationTokens tokens, InstallationGates gates, InstallationQuotas quotas) : IInstallationDirectory
{
    private const int PageSize = 100;

    // An App on more accounts than that is not one deployment's.
    private const int MaxPages = 50;

    public async Task<IReadOnlyList<InstallationState>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<InstallationState>();
        for (var page = 1; page <= MaxPages; page++)
        {
            var listed = await ReadPageAsync(page, cancellationToken);
            found.AddRange(listed.Select(StateOf));
            if (listed.Count < PageSize)
            {
                break;
            }
        }

        return found;
    }

    public async Task RenewAsync(InstallationId installation, CancellationToken cancellationToken)
    {
        tokens.Drop(installation);
        await connections.TokenAsync(installation, cancellationToken);

        // Who gets a token can be asked again, whatever was found before.
        gates.Of(installation).Worked();
    }

    private async Task<IReadOnlyList<ListedInstallation>> ReadPageAsync(int page, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"app/installations?per_page={PageSize}&page={page}"));
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        using var response = await connections.AppHttp.SendAsync(request, cancellationToken);
        try
        {
            return await response.Content.ReadFromJsonAsync(GitHubJson.Default.IReadOnlyListListedInstallation, cancellationToken)
                ?? throw new FaultException(new Permanent("GitHub's list of installations is empty."));
        }
        catch (JsonException exception)
        {
            throw new FaultException(new Permanent("GitHub's list of installations cannot be read."), exception);
        }
    }

    private InstallationState StateOf(ListedInstallation listed)
    {
        var id = new InstallationId(listed.Id);
        return new InstallationState
        {
            Id = id,
            Account = listed.Account?.Login ?? "",
            Permissions = listed.Permissions ?? new Dictionary<string, string>(),
            Page = listed.HtmlUrl,
            ReachesAll = listed.RepositorySelection == "all",
            SuspendedAt = listed.SuspendedAt,
            Quotas = quotas.Of(id),
            TokenExpiresAt = tokens.ExpiryOf(id),
        };
    }
}

/// <summary>An installation as GitHub lists it.</summary>
internal sealed record ListedInstallation(
    long Id, ListedAccount? Account, IReadOnlyDictionary<string, string>? Permissions, string? RepositorySelection, DateTimeOffset? SuspendedAt, string? HtmlUrl);

internal sealed record ListedAccount(string? Login);

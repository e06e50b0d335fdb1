using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>The App's own webhooks, asked for as the App; Octokit has no calls for them.</summary>
internal sealed partial class HookDeliveries(GitHubConnections connections) : IHookDeliveries
{
    private const string List = "app/hook/deliveries";

    public async Task<FailedAttempts> ListFailedAsync(string? cursor, CancellationToken cancellationToken)
    {
        var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        using var response = await SendAsync(HttpMethod.Get, $"{List}?per_page=100&status=failure{next}", cancellationToken);
        var items = await ReadAsync(response, GitHubJson.Default.IReadOnlyListHookAttempt, cancellationToken);
        return new FailedAttempts(
            [.. items.Select(item => new FailedAttempt(item.Id, item.Guid, item.DeliveredAt, item is { Event: "pull_request", Action: "closed" }))],
            NextCursor(response.Headers));
    }

    public async Task<HookedMerge?> FindMergeAsync(long attemptId, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{List}/{attemptId}"), cancellationToken);
        var details = await ReadAsync(response, GitHubJson.Default.HookAttemptDetails, cancellationToken);
        return details.Request?.Payload is { PullRequest: { Merged: true, MergedAt: { } mergedAt, Base.Ref: { } branch } pull, Repository: { } repository } payload
            && RepositoryName.TryParse(repository.FullName, out var name)
            && BranchName.TryParse(branch, out var into)
                ? new HookedMerge(
                    name,
                    into,
                    mergedAt,
                    new MergeIdentity(repository.Id, pull.Number, CommitSha.TryParse(pull.MergeCommitSha, out var commit) ? commit : null),
                    payload.Installation is { } installation ? new InstallationId(installation.Id) : null)
                : null;
    }

    public async Task RedeliverAsync(long attemptId, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"{List}/{attemptId}/attempts"), cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        return await connections.AppHttp.SendAsync(request, cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken)
                ?? throw new FaultException(new Permanent("GitHub's answer about webhooks is empty."));
        }
        catch (JsonException exception)
        {
            throw new FaultException(new Permanent("GitHub's answer about webhooks cannot be read."), exception);
        }
    }

    private static string? NextCursor(HttpResponseHeaders headers) =>
        headers.TryGetValues("Link", out var links) && Next().Match(string.Join(',', links)) is { Success: true } next
            ? Uri.UnescapeDataString(next.Groups["cursor"].Value)
            : null;

    [GeneratedRegex(@"[?&]cursor=(?<cursor>[^&>]+)[^>]*>;\s*rel=""next""")]
    private static partial Regex Next();
}

/// <summary>An attempt as GitHub lists it.</summary>
internal sealed record HookAttempt(long Id, string Guid, DateTimeOffset DeliveredAt, string Event, string? Action);

/// <summary>An attempt with what was sent.</summary>
internal sealed record HookAttemptDetails(HookRequest? Request);

internal sealed record HookRequest(HookPayload? Payload);

/// <summary>What of the event tells which merge it is about.</summary>
internal sealed record HookPayload(HookPullRequest? PullRequest, HookRepository? Repository, HookInstallation? Installation);

internal sealed record HookPullRequest(int Number, bool Merged, DateTimeOffset? MergedAt, string? MergeCommitSha, HookBase? Base);

internal sealed record HookBase(string? Ref);

internal sealed record HookRepository(long Id, string? FullName);

internal sealed record HookInstallation(long Id);

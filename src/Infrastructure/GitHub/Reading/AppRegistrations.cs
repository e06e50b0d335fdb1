using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>The App's registration and webhook, asked for as the App; of both Octokit leaves half out.</summary>
internal sealed class AppRegistrations(GitHubConnections connections, IOptionsMonitor<GitHubOptions> options, TimeProvider time) : IAppRegistration
{
    // Enough to see how it goes, and no more than a page.
    private const int Attempts = 30;

    public Uri Web => options.CurrentValue.WebUrl;

    public InstallationId? DefaultInstallation => options.CurrentValue.DefaultInstallationId is { } number ? new InstallationId(number) : null;

    public async Task<AppRegistration> GetAsync(CancellationToken cancellationToken)
    {
        var (app, told) = await ReadAsync("app", GitHubJson.Default.RegisteredApp, cancellationToken);
        return new AppRegistration
        {
            Slug = app.Slug ?? "",
            Page = app.HtmlUrl ?? $"{Web}apps/{app.Slug}",
            Owner = app.Owner?.Login ?? "",
            IsOfOrganisation = app.Owner?.Type == "Organization",
            Permissions = app.Permissions ?? new Dictionary<string, string>(),
            Events = app.Events ?? [],
            Ahead = told is { } there ? time.GetUtcNow() - there : null,
        };
    }

    public async Task<AppWebhook?> FindWebhookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (hook, _) = await ReadAsync("app/hook/config", GitHubJson.Default.HookConfiguration, cancellationToken);
            return new AppWebhook(
                Uri.TryCreate(hook.Url, UriKind.Absolute, out var url) ? url : null,
                hook.ContentType ?? "form",
                // GitHub's documentation has both a text and a number.
                hook.InsecureSsl.ToString() is not "1",
                hook.Secret is { Length: > 0 });
        }
        catch (FaultException exception) when (exception.Fault is Permanent { IsNotFound: true })
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<WebhookAttempt>> ListAttemptsAsync(CancellationToken cancellationToken)
    {
        var (items, _) = await ReadAsync(FormattableString.Invariant($"app/hook/deliveries?per_page={Attempts}"), GitHubJson.Default.IReadOnlyListHookResult, cancellationToken);
        return [.. items.Select(item => new WebhookAttempt(item.DeliveredAt, item.Event ?? "", item.StatusCode, GitHubWords.OneLine(item.Status ?? "")))];
    }

    private async Task<(T Body, DateTimeOffset? At)> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        using var response = await connections.AppHttp.SendAsync(request, cancellationToken);
        try
        {
            return (await response.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new JsonException("null"), response.Headers.Date);
        }
        catch (JsonException exception)
        {
            throw new FaultException(new Permanent($"What answers to GET {request.RequestUri?.AbsolutePath} is not GitHub's API; check GitHub:ApiUrl."), exception);
        }
    }
}

/// <summary>The App as GitHub tells it.</summary>
internal sealed record RegisteredApp(string? Slug, string? HtmlUrl, AppOwner? Owner, IReadOnlyDictionary<string, string>? Permissions, IReadOnlyList<string>? Events);

internal sealed record AppOwner(string? Login, string? Type);

/// <summary>The App's webhook as GitHub tells it; the secret is masked there.</summary>
internal sealed record HookConfiguration(string? Url, string? ContentType, JsonElement InsecureSsl, string? Secret);

internal sealed record HookResult(DateTimeOffset DeliveredAt, string? Event, int StatusCode, string? Status);

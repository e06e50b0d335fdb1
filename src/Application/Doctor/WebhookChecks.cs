using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Application.Doctor;

/// <summary>The App's webhook, as it is set up on GitHub, and how its last deliveries went.</summary>
internal sealed class WebhookChecks(IAppRegistration registration)
{
    private const string Subject = "the webhook";

    /// <param name="app">The App.</param>
    /// <param name="paths">The paths at which the service takes webhooks.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task CheckAsync(AppRegistration app, IReadOnlyList<string> paths, Findings findings, CancellationToken cancellationToken)
    {
        var pages = new GitHubPages(registration.Web, app);
        try
        {
            if (await registration.FindWebhookAsync(cancellationToken) is not { Url: { } url } webhook)
            {
                findings.Problem(SetupCheck.Webhook, Subject, $"It has no address. Under 'Webhook', tick 'Active' and give the service's address, ending in {paths[0]}.", pages.App);
                return;
            }

            CheckAddress(webhook, url, paths, pages, findings);
            CheckSecret(webhook, pages, findings);
            CheckAttempts(await registration.ListAttemptsAsync(cancellationToken), url, pages, findings);
        }
        catch (FaultException exception)
        {
            findings.Problem(SetupCheck.Webhook, Subject, exception.Message, pages.App);
        }
    }

    private static void CheckAddress(AppWebhook webhook, Uri url, IReadOnlyList<string> paths, GitHubPages pages, Findings findings)
    {
        var place = Place(url);
        if (webhook.ContentType != "json")
        {
            findings.Problem(SetupCheck.Webhook, Subject, $"Its content type is '{webhook.ContentType}', which the service refuses. Set it to json, by PATCH /app/hook/config where the App's page has no field for it.", pages.App);
        }
        else if (!paths.Contains(url.AbsolutePath.TrimEnd('/'), StringComparer.Ordinal))
        {
            findings.Warn(SetupCheck.Webhook, Subject, $"It goes to {place}; the service takes webhooks at {string.Join(", ", paths)}. That is right only where a proxy rewrites the path.", pages.App);
        }
        else
        {
            findings.Ok(SetupCheck.Webhook, Subject, $"It goes to {place}, as JSON.");
        }

        if (url.Scheme != "https" && !url.IsLoopback)
        {
            findings.Warn(SetupCheck.Webhook, Subject, "Its address is not https: what is merged is told over the network for all to read.", pages.App);
        }
        else if (!webhook.ChecksCertificate)
        {
            findings.Warn(SetupCheck.Webhook, Subject, "GitHub does not check the certificate of its address. Under 'Webhook', enable SSL verification.", pages.App);
        }
    }

    private static void CheckSecret(AppWebhook webhook, GitHubPages pages, Findings findings)
    {
        if (webhook.HasSecret)
        {
            findings.Ok(SetupCheck.WebhookSecret, Subject, "GitHub signs what it sends. Only a delivery tells whether the secrets are the same.");
        }
        else
        {
            findings.Problem(SetupCheck.WebhookSecret, Subject, "GitHub has no secret for it, so nothing is signed and everything is refused. Enter the one of GitHub:WebhookSecret.", pages.App);
        }
    }

    private static void CheckAttempts(IReadOnlyList<WebhookAttempt> attempts, Uri url, GitHubPages pages, Findings findings)
    {
        var failed = attempts.TakeWhile(attempt => !attempt.IsDelivered).ToList();
        if (attempts.Count == 0)
        {
            findings.Warn(SetupCheck.WebhookDeliveries, Subject, "GitHub has sent nothing in the last days, so nothing is known of the way to the service. Merge something, or save the webhook anew: GitHub then sends a ping.", pages.Deliveries);
        }
        else if (failed.Count > 0)
        {
            var last = failed[0];
            var how = last.StatusCode == 0 ? last.Status : FormattableString.Invariant($"answered {last.StatusCode}");
            findings.Problem(
                SetupCheck.WebhookDeliveries,
                Subject,
                FormattableString.Invariant($"The last {(failed.Count == 1 ? "delivery" : $"{failed.Count} deliveries")} failed, at {last.At.UtcDateTime:u} ({last.Event}: {how}). {Advice(last.StatusCode, url)}"),
                pages.Deliveries);
        }
        else if (attempts.Count(attempt => !attempt.IsDelivered) is > 0 and var earlier)
        {
            findings.Warn(SetupCheck.WebhookDeliveries, Subject, FormattableString.Invariant($"The last delivery was taken; {earlier} of the last {attempts.Count} failed. The service has them sent again."), pages.Deliveries);
        }
        else
        {
            findings.Ok(SetupCheck.WebhookDeliveries, Subject, "The last deliveries were taken.");
        }
    }

    private static string Advice(int status, Uri url) => status switch
    {
        0 => $"GitHub does not reach {Place(url)}: is it public, does its name resolve, is the certificate good, does the service run?",
        401 => "The secrets differ: enter the one of GitHub:WebhookSecret at the App, or the other way round.",
        400 => "Something between changes the request, or the content type is not JSON.",
        404 or 405 => "Something else answers there, or the path is wrong.",
        413 => "Something between takes no such large bodies; GitHub sends up to 25 MB.",
        500 => "The configuration or the installation could not be used just then; the delivery was kept.",
        503 => "The service could not store it; /health/ready says why.",
        >= 300 and < 400 => "GitHub follows no redirects: give the address that it leads to.",
        _ => "The page shows what was answered.",
    };

    // Neither a password nor a query, which may hold one.
    private static string Place(Uri url) => url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}

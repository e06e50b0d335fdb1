using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Doctor;

/// <summary>Looks, by asking GitHub, at all that must be right before a first merge can be copied. Nothing is changed.</summary>
/// <param name="Configuration">The central file; null for the one that the settings name.</param>
/// <param name="WebhookPaths">The paths at which the service takes webhooks; the one to recommend first.</param>
public sealed record CheckSetup(ConfigurationFile? Configuration, IReadOnlyList<string> WebhookPaths) : IRequest<SetupReport>;

internal sealed class CheckSetupHandler(AppChecks app, WebhookChecks webhook, ConfigurationChecks configuration, InstallationChecks installations, RepositoryChecks repositories)
    : IRequestHandler<CheckSetup, SetupReport>
{
    public async Task<SetupReport> Handle(CheckSetup request, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        var registered = await app.CheckAsync(findings, cancellationToken);
        if (registered is not null)
        {
            await webhook.CheckAsync(registered, request.WebhookPaths, findings, cancellationToken);
        }

        var configured = await configuration.CheckAsync(request.Configuration, asksGitHub: registered is not null, findings, cancellationToken);
        if (registered is not null && configured.Sources.Count > 0)
        {
            app.CheckPermissions(registered, configured, findings);
            var reached = await installations.CheckAsync(registered, configured, RepositoryUse.Of(configured), findings, cancellationToken);
            await repositories.CheckAsync(registered, reached, findings, cancellationToken);
        }

        return new SetupReport(findings.All);
    }
}

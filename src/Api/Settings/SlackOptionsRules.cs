using ExamplesCopier.Infrastructure.Notifications;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

internal sealed class SlackOptionsRules : IValidateOptions<SlackOptions>
{
    // The address is a secret, so it is not repeated.
    public ValidateOptionsResult Validate(string? name, SlackOptions options) =>
        options.WebhookUrl is null or { IsAbsoluteUri: true, Scheme: "https" or "http" }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Notifications:Slack:WebhookUrl must be the absolute https address that Slack gave for the incoming webhook.");
}

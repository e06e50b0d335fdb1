using System.CommandLine;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier send</c>: a signed webhook, as GitHub would send it.</summary>
internal static class SendVerb
{
    public static Verb Create(Terminal terminal)
    {
        var url = new Option<string>("--url") { Description = "The service's webhook address.", Required = true, HelpName = "URL" };
        var secret = new Option<string>("--secret") { Description = "The webhook secret that signs it.", Required = true, HelpName = "SECRET" };
        var payload = new Option<string>("--payload") { Description = "A file with the event's body, as GitHub's list of recent deliveries shows it; - reads standard input.", HelpName = "FILE" };
        var name = new Option<string>("--event") { Description = "The kind of event in --payload.", DefaultValueFactory = _ => "pull_request", HelpName = "NAME" };
        var merge = new MergeOptions();
        var command = new Command("send", "Send a signed webhook to a service, to try it out.") { url, secret, payload, name };
        merge.AddTo(command);
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            {
                result.AddError("--url must be an address that begins with http:// or https://.");
            }
        });
        command.Validators.Add(result =>
        {
            if (merge.Problem(result, hasPayload: result.GetResult(payload) is not null) is { } problem)
            {
                result.AddError(problem);
            }
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var body = arguments.GetValue(payload) is { } file ? await InputFile.ReadAllAsync(file, terminal, cancellationToken) : merge.Payload(arguments);
            var webhook = new SignedWebhook(arguments.GetRequiredValue(name), body, arguments.GetRequiredValue(secret));
            return await webhook.SendAsync(new Uri(arguments.GetRequiredValue(url)), terminal, cancellationToken);
        });
        return new Verb(
            command,
            "copier send --url http://localhost:8080/webhooks/github --secret \"$WEBHOOK_SECRET\" --payload payload.json",
            "copier send --url http://localhost:8080/webhooks/github --secret \"$WEBHOOK_SECRET\" --repo acme/code-examples --pull-request 42 --merge-commit 6dcb09b5b57875f334f61aebed695e2e4193db5e");
    }
}

namespace ExamplesCopier.Application.Doctor;

/// <summary>What was looked at, in the order in which things are put right.</summary>
public sealed record SetupReport(IReadOnlyList<SetupFinding> Findings);

/// <summary>One thing that was looked at.</summary>
/// <param name="Verdict">How it stands.</param>
/// <param name="Check">What was looked at, as programs know it.</param>
/// <param name="Subject">Of what: the App, an account, a repository.</param>
/// <param name="Message">How it stands, and what to do about it.</param>
/// <param name="Page">Where on GitHub that is done; null when it is done elsewhere, or there is nothing to do.</param>
public sealed record SetupFinding(SetupVerdict Verdict, SetupCheck Check, string Subject, string Message, string? Page = null);

public enum SetupVerdict
{
    Ok,

    /// <summary>It works, and is perhaps not what is wanted.</summary>
    Warning,

    /// <summary>Something will not be copied.</summary>
    Problem,
}

/// <summary>What is looked at.</summary>
public enum SetupCheck
{
    Settings,
    App,
    Clock,
    Events,
    Permissions,
    Webhook,
    WebhookSecret,
    WebhookDeliveries,
    Configuration,
    Installation,
    Repository,
    Branch,
    Protection,
    Quota,
}

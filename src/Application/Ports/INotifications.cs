namespace ExamplesCopier.Application.Ports;

/// <summary>Tells people of what needs them. It never fails and never holds anybody up.</summary>
public interface INotifications
{
    Task AlertAsync(Alert alert, CancellationToken cancellationToken);
}

/// <summary>Something that needs a person.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Cause">What of it: alerts of one kind and cause are the same trouble, told again.</param>
/// <param name="Message">What happened, and what to do; without secrets.</param>
public sealed record Alert(AlertKind Kind, string Cause, string Message);

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>A configuration file cannot be used.</summary>
    Configuration,

    /// <summary>GitHub does not accept the App, or one of its installations.</summary>
    Authentication,

    /// <summary>GitHub as a whole is down.</summary>
    Outage,

    /// <summary>Something could not be copied, and trying again will not help.</summary>
    Upload,

    /// <summary>A delivery was tried as often as it may be.</summary>
    OutOfAttempts,

    /// <summary>A source that is usually busy has gone quiet.</summary>
    Silence,

    /// <summary>A pull request of ours could not be merged as configured.</summary>
    Merge,
}

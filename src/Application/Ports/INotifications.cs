namespace ExamplesCopier.Application.Ports;

/// <summary>Tells people of what needs them. It never fails and never holds anybody up.</summary>
public interface INotifications
{
    Task AlertAsync(AlertKind kind, string message, CancellationToken cancellationToken);
}

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>A configuration file cannot be used.</summary>
    Configuration,

    /// <summary>A pull request of ours could not be merged as configured.</summary>
    Merge,
}

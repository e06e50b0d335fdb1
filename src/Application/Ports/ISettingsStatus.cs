namespace ExamplesCopier.Application.Ports;

/// <summary>Whether the settings of the process are in force as they are written now.</summary>
public interface ISettingsStatus
{
    /// <summary>Why they are not, in sentences; empty when they are.</summary>
    IReadOnlyList<string> Problems { get; }
}

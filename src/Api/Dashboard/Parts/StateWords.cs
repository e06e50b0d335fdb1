using ExamplesCopier.Api.Admin;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>How states are told: the API's names with spaces, and whether they are good news.</summary>
internal static class StateWords
{
    public static string Of<T>(T state)
        where T : struct, Enum => Words.Of(state).Replace('_', ' ');

    /// <returns>The tone of a <see cref="Badge"/>; null for what is neither good nor bad.</returns>
    public static string? ToneOf(DeliveryState state) => state switch
    {
        DeliveryState.Succeeded => "good",
        DeliveryState.Running or DeliveryState.Pending => "busy",
        DeliveryState.Retrying or DeliveryState.Held or DeliveryState.PartiallyFailed => "warn",
        DeliveryState.Failed => "bad",
        _ => null,
    };

    /// <inheritdoc cref="ToneOf(DeliveryState)"/>
    public static string? ToneOf(ChangeSetState state) => state switch
    {
        ChangeSetState.Succeeded => "good",
        ChangeSetState.Running or ChangeSetState.Pending => "busy",
        ChangeSetState.Held => "warn",
        ChangeSetState.Failed => "bad",
        _ => null,
    };

    /// <inheritdoc cref="ToneOf(DeliveryState)"/>
    public static string? ToneOf(FileResultState state) => state switch
    {
        FileResultState.Succeeded => "good",
        FileResultState.Failed => "bad",
        _ => null,
    };
}

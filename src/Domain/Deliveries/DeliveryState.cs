namespace ExamplesCopier.Domain.Deliveries;

/// <summary>Where a delivery stands (the specification's section 5). New names are added at the end: the store keeps the number.</summary>
public enum DeliveryState
{
    Pending,
    Running,
    Retrying,
    Deferred,
    Held,
    Succeeded,
    PartiallyFailed,
    Failed,
    Declined,
    Ignored,
}

/// <summary>Where one change set of a delivery stands.</summary>
public enum ChangeSetState
{
    Pending,
    Running,
    Succeeded,
    Unchanged,
    Failed,
    Held,
    Declined,
}

/// <summary>What a delivery came from.</summary>
public enum DeliveryKind
{
    Webhook,
    Replay,
    CatchUp,
    Sync,
}

/// <summary>What follows from a state.</summary>
public static class DeliveryStates
{
    /// <summary>The states that a later run may still leave.</summary>
    public static IReadOnlyList<DeliveryState> Unfinished { get; } =
        [DeliveryState.Pending, DeliveryState.Running, DeliveryState.Retrying, DeliveryState.Deferred];

    /// <summary>The states in which GitHub's redelivery arms the delivery again.</summary>
    public static bool IsRearmable(this DeliveryState state) => state is DeliveryState.Failed or DeliveryState.PartiallyFailed;

    /// <summary>No later attempt at the same delivery changes it: it is done, or failed for good.</summary>
    public static bool IsSettled(this ChangeSetState state) => state.IsDone() || state == ChangeSetState.Failed;

    public static bool IsDone(this ChangeSetState state) =>
        state is ChangeSetState.Succeeded or ChangeSetState.Unchanged or ChangeSetState.Declined;
}

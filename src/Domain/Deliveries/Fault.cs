namespace ExamplesCopier.Domain.Deliveries;

/// <summary>Why something outside did not work, in words a person can act on; it decides whether and when to try again.</summary>
public abstract record Fault
{
    private protected Fault(string message) => Message = message;

    public string Message { get; }
}

/// <summary>It may work in a while: the network, GitHub's own trouble, a ref that moved underneath.</summary>
public sealed record Transient(string Reason) : Fault(Reason);

/// <summary>GitHub named the moment from which it will answer again.</summary>
public sealed record RateLimited(DateTimeOffset Until, string Reason) : Fault(Reason);

/// <summary>Only a person can change it.</summary>
public sealed record Permanent(string Advice) : Fault(Advice);

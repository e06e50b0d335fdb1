namespace ExamplesCopier.Domain.Deliveries;

/// <summary>Why something outside did not work, in words a person can act on; it decides whether and when to try again.</summary>
public abstract record Fault
{
    private protected Fault()
    {
    }

    public abstract string Message { get; }
}

/// <summary>It may work in a while: the network, GitHub's own trouble, a ref that moved underneath. Each try is an attempt.</summary>
public sealed record Transient(string Reason) : Fault
{
    public override string Message => Reason;

    /// <summary>Something is not as it was when it was read: to read it again and decide anew helps, and at once.</summary>
    public bool HasMoved { get; init; }

    /// <summary>GitHub gave up on it: it asks for too much at once, or what answers is down.</summary>
    public bool MayBeTooMuch { get; init; }
}

/// <summary>From <paramref name="Until"/> on it may be asked again; it costs no attempt.</summary>
public sealed record RateLimited(DateTimeOffset Until, string Reason) : Fault
{
    public override string Message => Reason;

    /// <summary>GitHub named no moment; <see cref="Until"/> is the least that it advises.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Reading goes on; only writing waits.</summary>
    public bool WritesOnly { get; init; }
}

/// <summary>GitHub as a whole, or a whole installation, is down. It is asked again at <paramref name="RetryAt"/>; it costs no attempt.</summary>
public sealed record Unavailable(DateTimeOffset RetryAt, string Reason) : Fault
{
    public override string Message => Reason;

    /// <summary>GitHub as a whole, not one installation of it.</summary>
    public bool OfHost { get; init; }

    /// <summary>Our clock, or GitHub's, is wrong, so that the App's tokens are refused.</summary>
    public bool IsClock { get; init; }
}

/// <summary>Only a person can change it.</summary>
public sealed record Permanent(string Advice) : Fault
{
    public override string Message => Advice;

    /// <summary>What was asked for is not there, or is not shown to us.</summary>
    public bool IsNotFound { get; init; }
}

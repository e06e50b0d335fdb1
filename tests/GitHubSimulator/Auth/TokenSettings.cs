namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>How tokens behave just after they are made. GitHub's servers do not all know a new token at once.</summary>
public sealed class TokenSettings
{
    /// <summary>For how long, on the simulator's clock, a new token is refused.</summary>
    public TimeSpan RefusedFor { get; set; }

    /// <summary>How many requests of each new token are refused, whatever the clock says.</summary>
    public int RefusedUses { get; set; }

    /// <summary>The status of such a refusal: 401, or 403 as for narrowed tokens.</summary>
    public int Status { get; set; } = 401;

    internal bool Refuses(InstallationToken token, DateTimeOffset now) => token.Uses++ < RefusedUses || now - token.IssuedAt < RefusedFor;
}

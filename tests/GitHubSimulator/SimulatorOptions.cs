namespace ExamplesCopier.GitHubSimulator;

/// <summary>How a simulator starts.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock of tokens, commits, limits and delays.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The App's id, the issuer of its tokens.</summary>
    public int AppId { get; init; } = 4711;

    /// <summary>The App's name in addresses; its commits are by <c>slug[bot]</c>.</summary>
    public string AppSlug { get; init; } = "examples-copier";

    /// <summary>The account that registered the App.</summary>
    public string AppOwner { get; init; } = "copier-maintainers";

    /// <summary>The App's private key (PEM); one is made, once per process, when none is given.</summary>
    public string? PrivateKeyPem { get; init; }

    /// <summary>The secret webhooks are signed with.</summary>
    public string WebhookSecret { get; init; } = "a secret shared with the simulator";

    /// <summary>How long an installation token lives; GitHub gives one hour.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Requests an installation may make in an hour, for REST and for GraphQL apart.</summary>
    public int RateLimit { get; init; } = 5000;

    /// <summary>Entries beyond which a listed tree says <c>truncated</c>.</summary>
    public int TreeLimit { get; init; } = 100_000;

    /// <summary>Entries beyond which a tree is too large to be written in one request.</summary>
    public int TreeWriteLimit { get; init; } = 100_000;

    /// <summary>Bytes of a GraphQL answer beyond which the query ends in 502, as one that takes GitHub more than ten seconds.</summary>
    public int GraphQLAnswerLimit { get; init; } = int.MaxValue;

    /// <summary>Says <c>UNKNOWN</c> when first asked whether a pull request can be merged, as GitHub does while it works that out.</summary>
    public bool MergeabilityIsLazy { get; init; }

    /// <summary>Sends a <c>push</c> webhook for every branch that moves.</summary>
    public bool PushEvents { get; init; }
}

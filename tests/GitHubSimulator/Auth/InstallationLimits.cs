namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>What an installation may ask for; may be changed while requests run.</summary>
public sealed class InstallationLimits
{
    /// <summary>Requests in an hour, for REST and for GraphQL apart; the simulator's own limit when null. Taken back below what is used already, the next request is refused.</summary>
    public int? RequestsPerHour { get; set; }

    /// <summary>Requests under way at a time; a secondary limit. GitHub's is 100.</summary>
    public int ConcurrentRequests { get; set; } = int.MaxValue;

    /// <summary>Writing requests in a minute; a secondary limit. GitHub's is 80.</summary>
    public int? WritesPerMinute { get; set; }

    /// <summary>What a refusal says in <c>retry-after</c>; not said when null.</summary>
    public TimeSpan? RetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The status of a refusal, 403 or 429.</summary>
    public int Status { get; set; } = 403;

    /// <summary>Whether GraphQL is refused with 200 and an error in the body.</summary>
    public bool GraphQLRefusedWith200 { get; set; } = true;
}

using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Log;

/// <summary>A request GitHub answered, or dropped.</summary>
public sealed record LoggedRequest
{
    /// <summary>When it arrived.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path without the enterprise prefix.</summary>
    public required string Path { get; init; }

    /// <summary>The query string with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>The status the client saw; null when the connection was dropped.</summary>
    public required int? Status { get; init; }

    /// <summary>The status that was lost, when a fault replaced the answer after the effect.</summary>
    public int? AppliedStatus { get; init; }

    /// <summary>The installation whose token was used.</summary>
    public int? InstallationId { get; init; }

    /// <summary>What the token in use may do, by GitHub's names.</summary>
    public IReadOnlyDictionary<string, string>? TokenPermissions { get; init; }

    /// <summary>The repositories it named (<c>owner/name</c>).</summary>
    public required IReadOnlySet<string> Repositories { get; init; }

    /// <summary>Whether it went to the GraphQL endpoint.</summary>
    public bool IsGraphQL { get; init; }

    /// <summary>The name of the GraphQL operation, if it has one.</summary>
    public string? Operation { get; init; }

    /// <summary>The fields a GraphQL operation starts with, such as <c>createCommitOnBranch</c>.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>How many errors a GraphQL answer carried.</summary>
    public int ErrorCount { get; init; }

    /// <summary>Whether it changes a repository: a GraphQL mutation or a writing REST call, but not asking for a token.</summary>
    public bool IsMutation { get; init; }

    /// <summary>Whether it asked for an installation token.</summary>
    public bool IsTokenMint { get; init; }

    /// <summary>Whether it is about who the App is rather than about its work: tokens, the App, its installations.</summary>
    public bool IsDiscovery { get; init; }

    /// <summary>Bytes of the body that came in.</summary>
    public long BytesIn { get; init; }

    /// <summary>Bytes of the body that went out.</summary>
    public long BytesOut { get; init; }

    /// <summary>How many requests of the installation were under way when it arrived, itself included.</summary>
    public int InFlight { get; init; }

    /// <summary>The fault that was applied.</summary>
    public FaultRule? Fault { get; init; }

    internal static LoggedRequest Of(Exchange exchange, ApiAnswer? answer) => new()
    {
        At = exchange.At,
        Method = exchange.Request.Method,
        Path = exchange.Request.Path,
        Query = exchange.Request.QueryString,
        Status = answer?.Status,
        AppliedStatus = exchange.AppliedStatus,
        InstallationId = exchange.Token?.Installation.Id ?? exchange.InstallationId,
        TokenPermissions = exchange.Token?.Permissions,
        Repositories = exchange.Repositories,
        IsGraphQL = exchange.Request.IsGraphQL,
        Operation = exchange.Operation?.Name,
        Fields = exchange.Operation?.Fields ?? [],
        ErrorCount = exchange.Operation?.ErrorCount ?? 0,
        IsMutation = exchange.IsMutation,
        IsTokenMint = exchange.IsTokenMint,
        IsDiscovery = exchange.Request.Path.StartsWith("/app", StringComparison.Ordinal) || exchange.Request.Path.EndsWith("/installation", StringComparison.Ordinal),
        BytesIn = exchange.Request.Body.Length,
        BytesOut = answer?.Body.Length ?? 0,
        InFlight = exchange.InFlight,
        Fault = exchange.Fault,
    };
}

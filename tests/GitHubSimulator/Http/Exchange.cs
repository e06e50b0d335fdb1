using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.GraphQL;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>A request on its way, with what was found out about it.</summary>
internal sealed class Exchange(ApiRequest request, DateTimeOffset at)
{
    public ApiRequest Request { get; } = request;

    public DateTimeOffset At { get; } = at;

    public string RequestId { get; } = Convert.ToHexString(Guid.NewGuid().ToByteArray()).Insert(4, ":").Insert(11, ":").Insert(18, ":").Insert(25, ":");

    /// <summary>The installation whose token came with the request, good or not.</summary>
    public int? InstallationId { get; set; }

    /// <summary>How many requests of the installation were under way when this one arrived, itself included.</summary>
    public int InFlight { get; set; }

    public Caller Caller { get; set; } = new Caller.Anonymous();

    public GraphQLOperation? Operation { get; set; }

    /// <summary>The repositories the request named, by full name.</summary>
    public HashSet<string> Repositories { get; } = new(StringComparer.OrdinalIgnoreCase);

    public FaultRule? Fault { get; set; }

    /// <summary>The status the client would have seen, had the answer not been lost.</summary>
    public int? AppliedStatus { get; set; }

    public InstallationToken? Token => (Caller as Caller.Installed)?.Token;

    public bool IsTokenMint => Request.Method == "POST" && Request.Path.EndsWith("/access_tokens", StringComparison.Ordinal);

    public bool IsHook => Request.Path.StartsWith("/app/hook/", StringComparison.Ordinal);

    public bool IsMutation => Operation?.IsMutation ?? (Request.Method is not ("GET" or "HEAD") && !IsTokenMint && !IsHook);
}

using System.Text.RegularExpressions;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Faults;

/// <summary>Something that goes wrong with matching requests. What is left out matches everything.</summary>
public sealed class FaultRule
{
    private readonly TaskCompletionSource _hit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matched;

    /// <summary>HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>A regular expression over the path, without the enterprise prefix.</summary>
    public string? Path { get; init; }

    /// <summary>A regular expression over the text of a GraphQL operation; other requests do not match.</summary>
    public string? GraphQL { get; init; }

    /// <summary>Only requests that change a repository, or only others.</summary>
    public bool? Mutation { get; init; }

    /// <summary>Only requests with a token of this installation.</summary>
    public int? InstallationId { get; init; }

    /// <summary>Asked for each request that matches otherwise; false lets it pass uncounted. For chance, give one seeded generator to all rules.</summary>
    public Func<bool>? When { get; init; }

    /// <summary>How often it strikes.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests pass first.</summary>
    public int Skip { get; init; }

    /// <summary>The answer given instead of the real one.</summary>
    public FaultAnswer? Answer { get; init; }

    /// <summary>Drops the connection without an answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Never answers: the connection stays open until the client gives up.</summary>
    public bool Hang { get; init; }

    /// <summary>Gives the real GraphQL answer without the fields whose path of answer names (<c>repository.f0</c>) this regular expression finds; each is null, with an error.</summary>
    public string? Loses { get; init; }

    /// <summary>The error that tells of each lost field.</summary>
    public (string Type, string Message) LosesBecause { get; init; } = ("RESOURCE_LIMITS_EXCEEDED", "Resource limits for this query exceeded.");

    /// <summary>Does what was asked before the answer is replaced, dropped or kept back.</summary>
    public bool AfterApplying { get; init; }

    /// <summary>Waits before anything else, on the simulator's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Waits for a task of the test before anything else.</summary>
    public Task? HoldUntil { get; init; }

    /// <summary>How often it has struck.</summary>
    public int Hits { get; private set; }

    /// <summary>Completes when it strikes for the first time.</summary>
    public Task FirstHit => _hit.Task;

    internal bool ReplacesAnswer => Drop || Hang || Answer is not null;

    /// <summary>Counts a matching request; true when the fault strikes. Callers hold the list's lock.</summary>
    internal bool Strikes(Exchange exchange, int? installation)
    {
        if (!Matches(exchange, installation) || ++_matched <= Skip || Hits >= Times) return false;
        Hits++;
        return true;
    }

    internal async Task WaitAsync(TimeProvider clock, CancellationToken cancellation)
    {
        var delay = Delay > TimeSpan.Zero ? Task.Delay(Delay, clock, cancellation) : Task.CompletedTask;
        // Only now: a test that waits for the hit may move its clock at once.
        _hit.TrySetResult();
        if (HoldUntil is not null) await HoldUntil.WaitAsync(cancellation);
        await delay;
    }

    private bool Matches(Exchange exchange, int? installation) =>
        (Method is null || exchange.Request.Method.Equals(Method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || Regex.IsMatch(exchange.Request.Path, Path, RegexOptions.CultureInvariant))
        && (GraphQL is null || (exchange.Operation is { } operation && Regex.IsMatch(operation.Text, GraphQL, RegexOptions.CultureInvariant)))
        && (Mutation is null || Mutation == exchange.IsMutation)
        && (InstallationId is null || InstallationId == installation)
        && When?.Invoke() != false;
}

using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Opens when GitHub's API as a whole is down: most tries of half a minute got no answer, or a 5xx. While it is open nothing is sent but a probe now and then;
/// the first one that is answered closes it.
/// </summary>
internal sealed class HostCircuit(INotifications notifications, IOptionsMonitor<GitHubOptions> options, TimeProvider time)
{
    /// <summary>Longest pause between two probes, in first pauses.</summary>
    public const int LongestWait = 8;

    private const string Advice = "GitHub's API is down or cannot be reached; work goes on by itself when it answers again.";
    private static readonly TimeSpan _probeInFlight = TimeSpan.FromSeconds(5);
    private readonly CircuitBreakerStateProvider _state = new();

    private long _openUntil;

    public HttpCircuitBreakerStrategyOptions Strategy => new()
    {
        // A few successes from just before must not hide an outage from a service that asks little.
        FailureRatio = 0.7,
        MinimumThroughput = 6,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDurationGenerator = arguments => ValueTask.FromResult(First * Math.Min(Math.Pow(2, arguments.HalfOpenAttempts), LongestWait)),
        StateProvider = _state,
        ShouldHandle = arguments => ValueTask.FromResult(IsDown(arguments.Outcome, arguments.Context.GetRequestMessage())),
        OnOpened = async arguments =>
        {
            Volatile.Write(ref _openUntil, (time.GetUtcNow() + arguments.BreakDuration).UtcTicks);
            await notifications.AlertAsync(new Alert(AlertKind.Outage, "GitHub", Advice), CancellationToken.None);
        },
    };

    /// <summary>GitHub as a whole is taken for down; no longer when nobody has asked since the next probe was due.</summary>
    public bool IsOpen => _state.CircuitState is not CircuitState.Closed
        && time.GetUtcNow().UtcTicks < Volatile.Read(ref _openUntil) + InstallationGate.ProbeDue.Ticks;

    private TimeSpan First => TimeSpan.FromSeconds(options.CurrentValue.CircuitSeconds);

    /// <summary>Nothing was sent: the circuit is open, or its probe is under way.</summary>
    public Unavailable Refusal()
    {
        var now = time.GetUtcNow();
        var until = new DateTimeOffset(Volatile.Read(ref _openUntil), TimeSpan.Zero);
        return new Unavailable(until > now ? until : now + (First < _probeInFlight ? First : _probeInFlight), Advice) { OfHost = true };
    }

    /// <summary>The request that opened the circuit, and a probe that failed, are victims of the outage like all that follow.</summary>
    public Fault Judge(Fault fault) => fault is Transient && _state.CircuitState is CircuitState.Open ? Refusal() : fault;

    private static bool IsDown(Outcome<HttpResponseMessage> outcome, HttpRequestMessage? request) => outcome switch
    {
        { Exception: HttpRequestException or Polly.Timeout.TimeoutRejectedException or IOException } => true,
        // A question that is too heavy ends in these two while GitHub is well; whether GraphQL is, GraphQLClient finds out.
        { Result.StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout } when IsHeavy(request) => false,
        { Result.StatusCode: >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    // Whole documents, and lists of files with their patches.
    private static bool IsHeavy(HttpRequestMessage? request) =>
        request?.RequestUri?.AbsolutePath is { } path
        && (path.EndsWith("/graphql", StringComparison.Ordinal) || path.EndsWith("/files", StringComparison.Ordinal));
}

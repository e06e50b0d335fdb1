using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.GraphQL;
using ExamplesCopier.GitHubSimulator.Log;
using ExamplesCopier.GitHubSimulator.Rest;
using Microsoft.AspNetCore.Http;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>The way of every request: faults, credentials, limits, then REST or GraphQL, then the log.</summary>
internal sealed class RequestPipeline(World world, FaultList faults, RequestLog log)
{
    private readonly Authenticator _authenticator = new(world);
    private readonly RestApi _rest = new(world, log);
    private readonly GraphQLApi _graphQL = new(world, log);
    private readonly RateLimits _limits = new(world);
    private readonly SecondaryLimit _secondary = new(world);

    public async Task HandleAsync(HttpContext http)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, world.Stopping.Token);
        var exchange = new Exchange(await ApiRequest.ReadAsync(http.Request), world.Now);
        if (exchange.Request.IsGraphQL) exchange.Operation = GraphQLOperation.Read(exchange.Request.Body);
        exchange.InstallationId = world.Locked(() => world.Tokens.Find(exchange.Request.Authorization?.Split(' ')[^1] ?? "")?.Installation.Id);
        exchange.InFlight = log.Enter(exchange.InstallationId);
        try
        {
            await AnswerAsync(http, exchange, gone.Token);
        }
        finally
        {
            log.Leave(exchange.InstallationId);
        }
    }

    private async Task AnswerAsync(HttpContext http, Exchange exchange, CancellationToken gone)
    {
        var fault = exchange.Fault = faults.Take(exchange);
        if (fault is not null) await fault.WaitAsync(world.Clock, gone);
        var answer = fault is { ReplacesAnswer: true, AfterApplying: false } ? null : world.Locked(() => Answer(exchange));
        if (answer is not null && fault?.Loses is { } lost && exchange.Operation is not null) answer = PartialAnswer.Of(answer, lost, fault.LosesBecause);
        if (fault is { ReplacesAnswer: true })
        {
            exchange.AppliedStatus = answer?.Status;
            answer = fault.Answer?.ToApiAnswer();
        }

        log.Add(LoggedRequest.Of(exchange, answer));
        if (fault is { Hang: true }) await Task.Delay(Timeout.InfiniteTimeSpan, gone).ContinueWith(_ => http.Abort(), TaskScheduler.Default);
        else if (answer is null) http.Abort();
        else await WriteAsync(http, exchange, answer);
    }

    private ApiAnswer Answer(Exchange exchange)
    {
        var request = exchange.Request;
        world.Request++;
        if (string.IsNullOrEmpty(request.Headers.UserAgent)) return MissingUserAgent;
        try
        {
            exchange.Caller = _authenticator.Identify(request.Authorization);
            if ((_limits.Spend(exchange) ?? _secondary.Refuse(exchange)) is { } refused) return refused;
            var answer = exchange.Operation is { } operation ? _graphQL.Answer(exchange, operation) : _rest.Answer(exchange);
            if (answer.Body.Length > world.Options.GraphQLAnswerLimit && exchange.Operation is { IsMutation: false }) return TooMuch;
            if (answer.Status == 304) _limits.Refund(exchange);
            return answer;
        }
        catch (GitHubError error)
        {
            return ApiAnswer.Error(error, request.IsGraphQL ? "https://docs.github.com/graphql" : "https://docs.github.com/rest");
        }
        catch (Exception defect)
        {
            // A defect of the simulator must fail the test that met it, whatever its client makes of a 500.
            log.AddUnexpected(new UnexpectedRequest(request.Method, request.Path, defect.ToString()));
            return ApiAnswer.Error(500, "Server Error");
        }
    }

    private static ApiAnswer TooMuch => ApiAnswer.Error(502, "We couldn't respond to your request in time. Sorry about that. Please try resubmitting your request and contact us if the problem persists.", "https://docs.github.com/graphql");

    private static ApiAnswer MissingUserAgent => ApiAnswer.Text(
        403,
        "\r\nRequest forbidden by administrative rules. Please make sure your request has a User-Agent header (https://docs.github.com/en/rest/overview/resources-in-the-rest-api#user-agent-required). Check https://developer.github.com for other possible causes.\r\n",
        "text/html; charset=utf-8");

    private async Task WriteAsync(HttpContext http, Exchange exchange, ApiAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        if (answer.Status != 204) response.ContentLength = answer.Body.Length;
        response.Headers.Server = "github.com";
        response.Headers["x-github-request-id"] = exchange.RequestId;
        response.Headers["x-github-media-type"] = "github.v3; format=json";
        foreach (var (name, value) in answer.WithoutRateLimit ? [] : world.Locked(() => _limits.Headers(exchange).ToList())) response.Headers[name] = value;
        foreach (var (name, value) in answer.Headers) response.Headers[name] = value;
        if (answer.Body.Length > 0) await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }
}

using System.Net.Http.Headers;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Sends GraphQL documents; Octokit has no GraphQL.</summary>
internal sealed class GraphQLClient(
    GitHubConnections connections, AnswerReader reader, InstallationGates gates, GraphQLCircuit circuit, IOptions<GitHubOptions> options, TimeProvider time)
{
    // Every GraphQL answers this, and it costs it nothing.
    private const string Smallest = "query Smallest { __typename }";

    /// <summary>Marks requests that may be sent again without changing anything.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRepeatable = new("copier.repeatable");

    /// <summary>Sends one document; errors beside data are the caller's to judge.</summary>
    /// <exception cref="FaultException">There is no data.</exception>
    public async Task<GraphQLAnswer> SendAsync(
        InstallationId installation,
        string document,
        Action<Utf8JsonWriter> writeVariables,
        bool isMutation,
        CancellationToken cancellationToken,
        SentContents? contents = null)
    {
        using var request = Request(document, writeVariables, !isMutation);
        request.Options.Set(SentContents.Key, contents ?? SentContents.None);
        using var response = await SendAsync(installation, request, cancellationToken);
        JsonDocument body;
        IDisposable? room;
        try
        {
            (body, room) = await reader.ReadAsync(response.Content, cancellationToken);
        }
        catch (AnswerTooLargeException exception)
        {
            throw new FaultException(new Transient($"GitHub's answer is too large: {exception.Message}"), exception);
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException)
        {
            throw new FaultException(new Transient("GitHub's answer broke off."), exception);
        }

        var answer = new GraphQLAnswer(body, room, contents ?? SentContents.None, error => FaultClassifier.OfGraphQL(error, response.Headers, time.GetUtcNow()));
        try
        {
            await LearnAsync(installation, answer, cancellationToken);
        }
        catch
        {
            answer.Dispose();
            throw;
        }

        if (answer.Data.ValueKind == JsonValueKind.Object)
        {
            return answer;
        }

        using (answer)
        {
            throw new FaultException(answer.Errors.Count > 0 ? answer.FaultOf(answer.Errors[0]) : new Transient("GitHub answered without data."));
        }
    }

    private async Task<HttpResponseMessage> SendAsync(InstallationId installation, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        circuit.Enter();
        try
        {
            var response = await connections.Http(installation).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            circuit.Worked();
            return response;
        }
        catch (FaultException exception) when (exception.Fault is Transient { MayBeTooMuch: true })
        {
            if (await AnswersSmallestAsync(installation, cancellationToken))
            {
                circuit.Worked();
                throw;
            }

            throw new FaultException(await circuit.FailedAsync(cancellationToken), exception);
        }
    }

    private async Task<bool> AnswersSmallestAsync(InstallationId installation, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(Smallest, _ => { }, isRepeatable: true);
            using var response = await connections.Http(installation).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return true;
        }
        catch (FaultException exception) when (exception.Fault is Transient { MayBeTooMuch: true })
        {
            return false;
        }
    }

    private HttpRequestMessage Request(string document, Action<Utf8JsonWriter> writeVariables, bool isRepeatable)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, options.Value.GraphQLUrl) { Content = Body(document, writeVariables) };
        request.Options.Set(IsRepeatable, isRepeatable);
        return request;
    }

    /// <summary>A limit holds for the whole installation, in whatever form it comes.</summary>
    private async Task LearnAsync(InstallationId installation, GraphQLAnswer answer, CancellationToken cancellationToken)
    {
        foreach (var fault in answer.Errors.Select(answer.FaultOf).Where(fault => fault is RateLimited or Unavailable))
        {
            await gates.ObserveAsync(installation, fault, cancellationToken);
        }
    }

    private static ByteArrayContent Body(string document, Action<Utf8JsonWriter> writeVariables)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("query", document);
            writer.WriteStartObject("variables");
            writeVariables(writer);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        var content = new ByteArrayContent(buffer.GetBuffer(), 0, (int)buffer.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

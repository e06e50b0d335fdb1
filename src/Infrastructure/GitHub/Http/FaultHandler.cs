using System.Net;
using ExamplesCopier.Application.Ports;
using Polly.CircuitBreaker;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Whatever is not an answer to work with leaves as a <see cref="FaultException"/>, for every client alike.</summary>
internal sealed class FaultHandler(HostCircuit host, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var what = $"{request.Method} {request.RequestUri?.AbsolutePath}";
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (BrokenCircuitException exception)
        {
            throw new FaultException(host.Refusal(), exception);
        }
        catch (Exception exception) when (IsSilence(exception, cancellationToken))
        {
            throw new FaultException(host.Judge(FaultClassifier.OfSilence(exception, what)), exception);
        }

        // Redirects are followed by the clients themselves.
        if (response.IsSuccessStatusCode || response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest)
        {
            return response;
        }

        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            var fault = FaultClassifier.OfResponse(response.StatusCode, response.Headers, body, what, time.GetUtcNow(), request.Options.TryGetValue(SentContents.Key, out var sent) ? sent : null);
            throw new FaultException(response.StatusCode >= HttpStatusCode.InternalServerError ? host.Judge(fault) : fault);
        }
    }

    private static bool IsSilence(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}

using System.Net;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Outermost: whatever is not an answer to work with leaves as a <see cref="FaultException"/>, for every client alike.</summary>
internal sealed class FaultHandler(TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var what = $"{request.Method} {request.RequestUri?.AbsolutePath}";
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (IsSilence(exception, cancellationToken))
        {
            throw new FaultException(FaultClassifier.OfSilence(exception, what), exception);
        }

        // Redirects are followed by the clients themselves.
        if (response.IsSuccessStatusCode || response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest)
        {
            return response;
        }

        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new FaultException(FaultClassifier.OfResponse(response.StatusCode, response.Headers, body, what, time.GetUtcNow()));
        }
    }

    private static bool IsSilence(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException or Polly.Timeout.TimeoutRejectedException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}

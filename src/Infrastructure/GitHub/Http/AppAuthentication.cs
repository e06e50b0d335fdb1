using System.Net;
using System.Net.Http.Headers;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.GitHub.Authentication;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Signs requests that the App makes as itself.</summary>
internal sealed class AppAuthentication(AppTokenSource tokens, GitHubStatus status) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token());
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            status.Failed("GitHub does not accept the App's key; check GitHub:AppId and the private key.");
        }
        else if (response.IsSuccessStatusCode)
        {
            status.Worked();
        }

        return response;
    }

    private string Token()
    {
        try
        {
            return tokens.Create();
        }
        catch (FaultException exception)
        {
            status.Failed(exception.Message);
            throw;
        }
    }
}

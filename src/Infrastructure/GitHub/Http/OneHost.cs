using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// A redirect to another host ends here, in words, before any client sees it: Octokit would follow it, and what lies between Octokit and
/// the sockets would give that request its token as well.
/// </summary>
internal sealed class OneHost(IOptionsMonitor<GitHubOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } location)
        {
            return response;
        }

        var here = options.CurrentValue.RestUrl;
        var there = new Uri(request.RequestUri!, location);
        if (there.Scheme == here.Scheme && there.Authority == here.Authority)
        {
            return response;
        }

        response.Dispose();
        throw new FaultException(new Permanent(
            $"GitHub leads {request.Method} {request.RequestUri!.AbsolutePath} to {there.GetLeftPart(UriPartial.Authority)}, which is not asked; if that is where GitHub is, write it into GitHub:ApiUrl."));
    }
}

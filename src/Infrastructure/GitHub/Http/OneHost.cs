using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Nothing leaves for another host than the configured one. Octokit follows redirects by itself, and what lies between it and the
/// sockets gives each request its token.
/// </summary>
internal sealed class OneHost(IOptionsMonitor<GitHubOptions> options) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var configured = options.CurrentValue.RestUrl;
        if (request.RequestUri is not { } uri || uri.Scheme != configured.Scheme || uri.Authority != configured.Authority)
        {
            throw new FaultException(new Permanent($"GitHub sends {request.Method} to another host, which is not followed; only {configured.Authority} is asked."));
        }

        return base.SendAsync(request, cancellationToken);
    }
}

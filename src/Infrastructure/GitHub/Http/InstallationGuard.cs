using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Outermost for an installation: keeps its gate, and learns from what comes back.</summary>
internal sealed class InstallationGuard(InstallationId installation, InstallationGates gates) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var gate = gates.Of(installation);
        gate.Enter();
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            gate.Worked();
            return response;
        }
        catch (FaultException exception)
        {
            throw new FaultException(await gates.ObserveAsync(installation, exception.Fault, cancellationToken), exception);
        }
    }
}

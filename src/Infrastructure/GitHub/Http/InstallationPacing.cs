using ExamplesCopier.Application.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Between authentication and resilience: at most five reads of an installation at once, and its writes one after the other, a second apart
/// (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api). Who waits here is not working.
/// </summary>
internal sealed class InstallationPacing(InstallationPace pace, InstallationGate gate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isWrite = !RequestKinds.ChangesNothing(request);
        using (WorkingTime.Pause())
        {
            await pace.EnterAsync(isWrite, cancellationToken);
        }

        try
        {
            // A limit may have struck while this one waited for its turn.
            gate.ThrowIfLimited();
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            pace.Leave(isWrite);
        }
    }
}

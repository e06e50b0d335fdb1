using System.Net;
using System.Net.Http.Headers;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Signs requests of one installation. A token that GitHub does not know yet, moments after it was made, is tried again after 1, 2 and 4 s, and so
/// is one whose permissions it does not know yet; an older one that is refused is replaced once.
/// </summary>
internal sealed class InstallationAuthentication(
    InstallationId installation,
    Func<CancellationToken, Task<InstallationToken>> getToken,
    InstallationTokens tokens,
    GitHubStatus status,
    InstallationQuotas quotas,
    TimeProvider time) : DelegatingHandler
{
    private static readonly TimeSpan _replicationLag = TimeSpan.FromSeconds(10);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(TallyHandler.Installation, installation);
        var replaced = false;
        for (var wait = TimeSpan.FromSeconds(1); ; wait *= 2)
        {
            var token = await getToken(cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
            var response = await base.SendAsync(request, cancellationToken);
            quotas.Learn(installation, response.Headers);
            var isYoung = time.GetUtcNow() - token.MintedAt < _replicationLag;
            var maySettle = isYoung && wait <= TimeSpan.FromSeconds(4);
            if (response.StatusCode != HttpStatusCode.Unauthorized && !(maySettle && await IsRefusalAsync(response, cancellationToken)))
            {
                if (response.IsSuccessStatusCode)
                {
                    status.Worked();
                }

                return response;
            }

            if (maySettle)
            {
                response.Dispose();
                using (WorkingTime.Pause())
                {
                    await Task.Delay(wait, time, cancellationToken);
                }

                continue;
            }

            tokens.Drop(installation, token);
            if (replaced || isYoung)
            {
                status.Failed($"GitHub does not accept the token of installation {installation}.");
                return response;
            }

            replaced = true;
            response.Dispose();
        }
    }

    // Limits and suspended installations say 403 as well; time does not mend those.
    private static async Task<bool> IsRefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.Forbidden)
        {
            return false;
        }

        await response.Content.LoadIntoBufferAsync(cancellationToken);
        return (await response.Content.ReadAsStringAsync(cancellationToken)).Contains("not accessible by integration", StringComparison.OrdinalIgnoreCase);
    }
}

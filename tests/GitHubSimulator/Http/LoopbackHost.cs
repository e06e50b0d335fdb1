using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ExamplesCopier.GitHubSimulator.Http;

internal static class LoopbackHost
{
    /// <summary>A little above the largest commit GitHub takes through GraphQL.</summary>
    private const int LargestBody = 45 * 1024 * 1024;

    /// <summary>Only a server: no configuration, no logging, no routes, so that nothing of the process around it gets in.</summary>
    public static WebApplication Create(int port, RequestDelegate handle)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var host = builder.Build();
        host.Run(handle);
        return host;
    }
}

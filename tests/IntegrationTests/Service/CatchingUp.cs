using System.Text.Json.Nodes;
using ExamplesCopier.Application.Deliveries.CatchingUp;
using ExamplesCopier.GitHubSimulator.Log;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Catching up when the test wants it.</summary>
internal static class CatchingUp
{
    /// <summary>One look, and the end of every delivery that is known then.</summary>
    public static async Task<IReadOnlyList<JsonObject>> CatchUpAsync(this CopierService service)
    {
        await service.LookAsync();
        return await service.AllFinishedAsync();
    }

    /// <summary>One look, without waiting for what it finds.</summary>
    public static async Task LookAsync(this CopierService service)
    {
        await using var scope = service.Resolve<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CatchUp());
    }

    /// <summary>Every delivery of the service, newest first, each finished.</summary>
    public static async Task<IReadOnlyList<JsonObject>> AllFinishedAsync(this CopierService service)
    {
        var list = await service.GetAsync("api/v1/deliveries?limit=200");
        var finished = new List<JsonObject>();
        foreach (var item in list["items"]!.AsArray())
        {
            finished.Add(item!["finished_at"] is null ? await service.FinishedAsync((string)item["id"]!) : item.DeepClone().AsObject());
        }

        return finished;
    }

    /// <summary>How often the lists of closed pull requests were asked for.</summary>
    public static int PullRequestLists(this IEnumerable<LoggedRequest> requests) => requests.Count(IsPullRequestList);

    /// <summary>How often GitHub was asked to send a webhook again.</summary>
    public static int RedeliveriesAsked(this IEnumerable<LoggedRequest> requests) => requests.Count(request => request.Path.EndsWith("/attempts", StringComparison.Ordinal));

    public static bool IsHookList(this LoggedRequest request) => request.Path == "/app/hook/deliveries";

    private static bool IsPullRequestList(LoggedRequest request) => request.Path.EndsWith("/pulls", StringComparison.Ordinal) && request.Method == "GET";
}

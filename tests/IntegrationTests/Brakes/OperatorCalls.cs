using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.IntegrationTests.Service;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.IntegrationTests.Brakes;

/// <summary>What an operator asks of a service.</summary>
internal static class OperatorCalls
{
    /// <summary>Posts with the operator's key.</summary>
    public static Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(this CopierService service, string path) =>
        service.PostAsync(path, CopierService.OperatorKey);

    public static async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(this CopierService service, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.Url, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await service.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }

    /// <summary>What a trigger does when it fires; it ends when the work has, so what was not done by then is not done.</summary>
    public static Task FireAsync(this CopierService service, Guid delivery) => service.FireAsync(delivery.ToString());

    public static async Task FireAsync(this CopierService service, string delivery)
    {
        await using var scope = service.Resolve<IServiceScopeFactory>().CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExecuteDelivery(delivery));
    }

    public static Task<JsonObject> DeliveryAsync(this CopierService service, Guid delivery) => service.GetAsync($"api/v1/deliveries/{delivery}");

    public static async Task<string> HealthOfAsync(this CopierService service, string source) =>
        (string)(await service.GetAsync("health"))["sources"]![source]!["status"]!;
}

using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamplesCopier.IntegrationTests.Dashboard;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary>An operator who is confined to some sources learns nothing of others and changes nothing of them, by whatever call or page, also those to come.</summary>
public sealed class ConfinementTests
{
    private const string Foreign = "acme/examples";

    // What is of the other source alone bears this word.
    private const string Veiled = "veiled";

    private const string Configuration = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: veiled-rule
                source_pattern: {type: prefix, pattern: veiled/}
                targets:
                  - {repo: acme/docs, path_transform: "code/veiled/${relative_path}"}
                  - {repo: initech/handbook, path_transform: "veiled/${relative_path}"}
          - repo: globex/shared
            copy_rules:
              - name: images
                source_pattern: {type: prefix, pattern: img/}
                targets: [{repo: acme/docs, path_transform: "assets/${relative_path}"}]
        """;

    [Fact]
    public async Task Every_operation_of_the_API_keeps_other_sources_to_itself()
    {
        await using var world = await StartAsync();
        var held = await FillAsync(world);
        var before = await StateAsync(world);
        var api = await DescribedApi.ReadAsync(world.Service);

        foreach (var call in api.Calls.Values)
        {
            var parameters = new JsonObject();
            foreach (var name in (call.Operation["parameters"]?.AsArray() ?? []).Select(parameter => (string)parameter!["name"]!).Where(name => call.Path.Contains($"{{{name}}}", StringComparison.Ordinal) || (call.Id, name) == ("auditFind", "target")))
            {
                parameters[name] = name switch
                {
                    "owner" => "acme",
                    "repo" => "examples",
                    "target" => "initech/handbook",
                    _ => call.Path.Contains("/installations/", StringComparison.Ordinal) ? $"{CopierWorld.Acme}" : held,
                };
            }

            var (status, body) = await api.CallAsync(call.Id, parameters, BodyOf(call), CopierService.ConfinedKey);

            var answered = body?.ToJsonString() ?? "";
            answered.Should().NotContain(Veiled, call.Id);
            if (call.Path.Contains('{', StringComparison.Ordinal) || call.Id == "sourcesRegister")
            {
                status.Should().BeOneOf([HttpStatusCode.Forbidden, HttpStatusCode.NotFound], call.Id);
            }
            else if (status != HttpStatusCode.Forbidden)
            {
                answered.Should().NotContain(Foreign, call.Id);
                ((int)status).Should().BeInRange(200, 299, call.Id);
                await NarrowsToNothingAsync(api, call);
            }
        }

        (await StateAsync(world)).Should().Be(before, "nothing of the other source is changed");
    }

    [Fact]
    public async Task Every_page_keeps_other_sources_to_itself()
    {
        await using var world = await StartAsync();
        var held = await FillAsync(world);
        var cookie = await SignedIn.CookieAsync(world.Service.Url, CopierService.ConfinedKey);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = world.Service.Url };
        browser.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        var pages = world.Service.Resolve<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Concat(["audit?source=acme/examples", "audit?target=initech/handbook", "deliveries?source=acme/examples", "deliveries?state=held", "try?source=acme/examples&paths=x"])
            .ToList();

        pages.Should().HaveCountGreaterThan(20);
        foreach (var page in pages)
        {
            var address = Regex.Replace(page, "{([^}]*)}", part => part.Groups[1].Value.ToUpperInvariant() switch { "OWNER" => "acme", "REPO" => "examples", "ID" => held, "ACT" => "disable", _ => "1" });
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
            (await answer.Content.ReadAsStringAsync()).Should().NotContain(Veiled, address);
            if (page.Contains('{', StringComparison.Ordinal))
            {
                answer.StatusCode.Should().BeOneOf([HttpStatusCode.Forbidden, HttpStatusCode.NotFound], address);
            }
        }

        var overview = await browser.GetStringAsync(new Uri("", UriKind.Relative));
        overview.Should().Contain("<span class=\"figure\">0</span> held").And.Contain("<span class=\"figure\">1</span> merges in 24 hours").And.NotContain(Foreign);
    }

    private static string? BodyOf(DescribedCall call) => call switch
    {
        { Operation: var operation } when operation["requestBody"] is null => null,
        { Id: "sourcesRegister" } => AdminCalls.Shared.Replace("globex/shared", "acme/new", StringComparison.Ordinal),
        { Id: "sourcesReplace" } => AdminCalls.Shared.Replace("globex/shared", Foreign, StringComparison.Ordinal),
        { Id: "copyingPreview" } => """{"pull_request":1}""",
        { Id: "deliveriesReplayMany" } => """{"state":"succeeded","source":"acme/examples"}""",
        { Id: "configurationValidate" } => """{"sources":[]}""",
        _ => "{}",
    };

    /// <summary>A list that is asked for the other source is empty.</summary>
    private static async Task NarrowsToNothingAsync(DescribedApi api, DescribedCall call)
    {
        if ((call.Operation["parameters"]?.AsArray() ?? []).Any(parameter => (string)parameter!["name"]! == "source"))
        {
            var (_, body) = await api.CallAsync(call.Id, new JsonObject { ["source"] = Foreign }, key: CopierService.ConfinedKey);
            body!["items"]!.AsArray().Should().BeEmpty(call.Id);
        }
    }

    private static Task<CopierWorld> StartAsync() => CopierWorld.StartAsync(
        Configuration,
        github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")),
        "--Admin:ApiKeys:2:Role=Operator",
        "--Copier:MaxFilesPerChangeSet=2");

    /// <summary>Both sources have copied, and a delivery of the other one is held.</summary>
    private static async Task<string> FillAsync(CopierWorld world)
    {
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/p.png", "p")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync(Foreign, pr => pr.Title("A veiled change").Write("veiled/a.go", "a")));
        var held = await world.GitHub.MergeAsync(Foreign, pr => pr.Title("A veiled change").Write("veiled/1", "1").Write("veiled/2", "2").Write("veiled/3", "3"));
        await world.Service.SettledAsync(held);
        await world.Service.SendAsync("POST", "api/v1/sources/acme/examples/pause");
        return held.DeliveryId.ToString();
    }

    private static async Task<string> StateAsync(CopierWorld world)
    {
        var source = (await world.Service.GetAsync($"api/v1/sources/{Foreign}")).ToJsonString();
        var deliveries = (await world.Service.GetAsync($"api/v1/deliveries?source={Foreign}")).ToJsonString();
        var acts = (await world.Service.GetAsync("api/v1/audit?limit=200"))["items"]!.AsArray().Count(entry => (string?)entry!["source_repo"] == Foreign);
        return $"{source} {deliveries} {acts}";
    }
}

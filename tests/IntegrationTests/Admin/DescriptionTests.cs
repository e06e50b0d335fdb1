using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary>The API does what its OpenAPI document says, every operation of it.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task Every_operation_is_called_and_answers_as_described()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Proposed, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")), "--Copier:MaxFilesPerChangeSet=2");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("other.md", "b"));
        await world.Service.FinishedAsync(merge);

        // Only now: two at once to one branch, and the later one settles as one that waits for it.
        var large = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/1.go", "1").Write("go/2.go", "2").Write("go/3.go", "3"));
        await world.Service.SettledAsync(large);
        var api = await DescribedApi.ReadAsync(world.Service);
        var delivery = new JsonObject { ["id"] = merge.DeliveryId.ToString() };
        var version = (string)(await world.Service.GetAsync("api/v1/config"))["version"]!;

        (string Id, JsonObject? Parameters, string? Body, HttpStatusCode Expected)[] calls =
        [
            ("sourcesList", null, null, HttpStatusCode.OK),
            ("sourcesRegister", null, AdminCalls.Shared, HttpStatusCode.Created),
            ("sourcesRegister", null, AdminCalls.Shared, HttpStatusCode.Conflict),
            ("sourcesRegister", null, "{}", HttpStatusCode.BadRequest),
            ("sourcesGet", Source("globex/shared"), null, HttpStatusCode.OK),
            ("sourcesGet", Source("globex/nothing"), null, HttpStatusCode.NotFound),
            ("sourcesReplace", Source("globex/shared"), AdminCalls.Shared, HttpStatusCode.OK),
            ("sourcesGet", Source("globex/shared", "If-None-Match", "*"), null, HttpStatusCode.NotModified),
            ("sourcesReplace", Source("globex/shared", "If-Match", "\"another\""), AdminCalls.Shared, HttpStatusCode.PreconditionFailed),
            ("sourcesReplace", Source("globex/shared", "If-Match", "another"), AdminCalls.Shared, HttpStatusCode.BadRequest),
            ("sourcesUnregister", Source("globex/shared", "If-Match", "\"another\""), null, HttpStatusCode.PreconditionFailed),
            ("sourcesUnregister", Source("globex/shared", "If-Match", "another"), null, HttpStatusCode.BadRequest),
            ("sourcesDisable", Source("globex/shared"), null, HttpStatusCode.OK),
            ("sourcesEnable", Source("globex/shared"), null, HttpStatusCode.OK),
            ("sourcesUnregister", Source("globex/shared"), null, HttpStatusCode.NoContent),
            ("sourcesUnregister", Source("acme/examples"), null, HttpStatusCode.Conflict),
            ("brakesPause", Source("acme/examples"), null, HttpStatusCode.OK),
            ("brakesResume", Source("acme/examples"), null, HttpStatusCode.OK),
            ("brakesPauseAll", null, null, HttpStatusCode.OK),
            ("brakesResumeAll", null, null, HttpStatusCode.OK),
            ("copyingPreview", Source("acme/examples"), """{"paths":["go/old.go","README.md"]}""", HttpStatusCode.OK),
            ("copyingPreview", Source("acme/examples"), """{"pull_request":1}""", HttpStatusCode.OK),
            ("copyingPreview", Source("acme/examples"), "{}", HttpStatusCode.BadRequest),
            ("copyingPreview", Source("acme/examples"), new string(' ', 2_200_000), HttpStatusCode.RequestEntityTooLarge),
            ("copyingSync", Source("acme/examples"), """{"dry_run":true}""", HttpStatusCode.Accepted),
            ("deliveriesList", new JsonObject { ["source"] = "acme/examples", ["state"] = "succeeded", ["limit"] = 1 }, null, HttpStatusCode.OK),
            ("deliveriesList", new JsonObject { ["source"] = "acme/examples", ["pull_request"] = 1, ["target"] = "acme/docs" }, null, HttpStatusCode.OK),
            ("deliveriesList", new JsonObject { ["pull_request"] = 1 }, null, HttpStatusCode.BadRequest),
            ("deliveriesGet", delivery, null, HttpStatusCode.OK),
            ("deliveriesGet", new JsonObject { ["id"] = "none" }, null, HttpStatusCode.NotFound),
            ("deliveriesReplay", delivery, """{"dry_run":true}""", HttpStatusCode.Accepted),
            ("deliveriesReplayMany", null, """{"source":"acme/examples"}""", HttpStatusCode.Accepted),
            ("deliveriesRelease", new JsonObject { ["id"] = large.DeliveryId.ToString() }, null, HttpStatusCode.Accepted),
            ("deliveriesRelease", delivery, null, HttpStatusCode.Conflict),
            ("configurationGet", null, null, HttpStatusCode.OK),
            ("configurationListVersions", null, null, HttpStatusCode.OK),
            ("configurationValidate", new JsonObject { ["strict"] = true }, """{"sources":[]}""", HttpStatusCode.OK),
            ("configurationReload", null, null, HttpStatusCode.OK),
            ("configurationRollBack", null, $$"""{"version":"{{version}}"}""", HttpStatusCode.OK),
            ("configurationRollBack", null, "{}", HttpStatusCode.OK),
            ("configurationRollBack", null, "{}", HttpStatusCode.NotFound),
            ("installationsList", null, null, HttpStatusCode.OK),
            ("installationsRefresh", new JsonObject { ["id"] = CopierWorld.Acme }, null, HttpStatusCode.OK),
            ("installationsClear", null, null, HttpStatusCode.NoContent),
            ("repositoriesConfirm", Source("acme/docs"), null, HttpStatusCode.OK),
            ("repositoriesConfirm", Source("acme/nothing"), null, HttpStatusCode.NotFound),
            ("auditList", new JsonObject { ["source"] = "acme/examples", ["path"] = "go/", ["limit"] = 5, ["since"] = "2000-01-01" }, null, HttpStatusCode.OK),
            ("auditFind", new JsonObject { ["target"] = "acme/docs" }, null, HttpStatusCode.OK),
            ("auditFind", new JsonObject { ["target"] = "acme" }, null, HttpStatusCode.BadRequest),
        ];

        api.Calls.Keys.Should().BeEquivalentTo(calls.Select(call => call.Id).Distinct(), "each operation is called");
        foreach (var (id, parameters, body, expected) in calls)
        {
            (await api.CallAsync(id, parameters, body)).Status.Should().Be(expected, id);
        }
    }

    // Whoever makes a client out of the document is told by the compiler, and not by 400.
    [Fact]
    public async Task What_a_question_cannot_do_without_is_described_as_required()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var api = await DescribedApi.ReadAsync(world.Service);
        foreach (var call in api.Calls.Values.Where(call => call.Method == "GET" && !call.Path.Contains('{', StringComparison.Ordinal)))
        {
            using var answer = await world.Service.Client.GetAsync(new Uri(call.Path, UriKind.Relative));
            var needsMore = (call.Operation["parameters"]?.AsArray() ?? []).Any(parameter => (bool?)parameter!["required"] ?? false);

            (answer.StatusCode == HttpStatusCode.BadRequest).Should().Be(needsMore, call.Id);
        }
    }

    [Fact]
    public async Task A_body_of_another_kind_a_refusal_of_GitHub_and_lines_are_described_too()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var api = await DescribedApi.ReadAsync(world.Service);

        (await api.CallAsync("copyingPreview", Source("acme/examples"), "paths", type: "text/plain")).Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
        world.GitHub.Faults.Add(new FaultRule { Path = "^/app/installations", Times = 10_000, Answer = FaultAnswer.Error(403, "Resource not accessible by integration") });
        (await api.CallAsync("installationsList")).Status.Should().Be(HttpStatusCode.Conflict);
        (await api.CallAsync("installationsRefresh", new JsonObject { ["id"] = CopierWorld.Acme })).Status.Should().Be(HttpStatusCode.Conflict);

        await world.Service.SendAsync("POST", "api/v1/pause");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/v1/audit", UriKind.Relative));
        request.Headers.Add("Accept", "application/x-ndjson");
        using var answer = await world.Service.Client.SendAsync(request);
        var lines = api.Calls["auditList"].Operation["responses"]!["200"]!["content"]!["application/x-ndjson"]!["schema"]!;
        (await api.ProblemsAsync(lines, (await answer.Content.ReadAsStringAsync()).Trim())).Should().BeEmpty("each line is one event");
    }

    [Fact]
    public async Task Every_change_is_refused_to_a_reader_and_everything_to_nobody()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var api = await DescribedApi.ReadAsync(world.Service);
        string[] open = ["copyingPreview", "configurationValidate"];

        foreach (var call in api.Calls.Values)
        {
            var parameters = new JsonObject();
            foreach (var parameter in (call.Operation["parameters"]?.AsArray() ?? []).Where(parameter => (bool?)parameter!["required"] ?? false))
            {
                parameters[(string)parameter!["name"]!] = (string)parameter["name"]! switch { "owner" => "acme", "repo" => "examples", "target" => "acme/docs", _ => "1" };
            }

            var body = call.Operation["requestBody"] is null ? null : "{}";
            (await api.CallAsync(call.Id, (JsonObject)parameters.DeepClone(), body, key: null)).Status.Should().Be(HttpStatusCode.Unauthorized, call.Id);
            var reader = (await api.CallAsync(call.Id, parameters, body, CopierService.ReaderKey)).Status;
            if (call.Method == "GET" || open.Contains(call.Id))
            {
                reader.Should().NotBe(HttpStatusCode.Forbidden, call.Id);
            }
            else
            {
                reader.Should().Be(HttpStatusCode.Forbidden, call.Id);
            }
        }
    }

    [Fact]
    public async Task The_document_is_whole()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var api = await DescribedApi.ReadAsync(world.Service);

        ((string)api.Document["openapi"]!).Should().StartWith("3.1");
        api.Document["components"]!["securitySchemes"]!["adminKey"]!["scheme"]!.ToString().Should().Be("bearer");
        foreach (var call in api.Calls.Values)
        {
            ((string?)call.Operation["summary"]).Should().NotBeNullOrEmpty(call.Id);
            foreach (var parameter in call.Operation["parameters"]?.AsArray() ?? [])
            {
                ((string?)parameter!["description"]).Should().NotBeNullOrEmpty($"{call.Id} {parameter["name"]}");
            }

            foreach (var (status, response) in call.Operation["responses"]!.AsObject())
            {
                if (response!["content"]?["application/json"] is { } content)
                {
                    content["example"].Should().NotBeNull($"{call.Id} {status} has an example");
                    (await api.ProblemsAsync(content["schema"]!, content["example"]!.ToJsonString())).Should().BeEmpty($"the example of {call.Id} {status} is as described");
                }
            }

            if (call.Operation["requestBody"]?["content"]?["application/json"] is { } sent)
            {
                sent["example"].Should().NotBeNull($"{call.Id} has an example of its body");
                (await api.ProblemsAsync(sent["schema"]!, sent["example"]!.ToJsonString())).Should().BeEmpty($"the example of the body of {call.Id} is as described");
            }

            call.Operation["responses"]!.AsObject().Select(response => response.Key).Should().Contain(["400", "401", "403", "429", "500", "503"], call.Id);
        }
    }

    [Fact]
    public async Task The_examples_of_documents_are_judged_good_by_the_service()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var api = await DescribedApi.ReadAsync(world.Service);

        var verdict = await api.CallAsync("configurationValidate", body: ExampleOf(api, "configurationValidate").ToJsonString());
        var source = ExampleOf(api, "sourcesRegister").AsObject();
        source["repo"] = "globex/shared";

        ((bool)verdict.Body!["valid"]!).Should().BeTrue(verdict.Body.ToJsonString());
        (await api.CallAsync("sourcesRegister", body: source.ToJsonString())).Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task The_pages_are_served_by_the_service_alone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        using var page = await world.Service.Client.GetAsync(new Uri("docs/", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().Contain("default-src 'none'");
        html.Should().NotContain("cdn.").And.NotContain("https://fonts");
    }

    private static JsonNode ExampleOf(DescribedApi api, string id) => api.Calls[id].Operation["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();

    private static JsonObject Source(string name) => new() { ["owner"] = name.Split('/')[0], ["repo"] = name.Split('/')[1] };

    private static JsonObject Source(string name, string header, string value)
    {
        var source = Source(name);
        source[header] = value;
        return source;
    }
}

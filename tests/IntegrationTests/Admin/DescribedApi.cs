using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;
using NJsonSchema;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary>A client that knows of the API only what the API's own description says, and holds every answer to it.</summary>
internal sealed class DescribedApi
{
    private readonly CopierService _service;
    private readonly JsonObject _document;

    private DescribedApi(CopierService service, JsonObject document) => (_service, _document) = (service, document);

    public JsonObject Document => _document;

    /// <summary>Every call by its operation id.</summary>
    public IReadOnlyDictionary<string, DescribedCall> Calls => _document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(call => new DescribedCall(path.Key, call.Key.ToUpperInvariant(), call.Value!.AsObject())))
        .ToDictionary(call => call.Id);

    public static async Task<DescribedApi> ReadAsync(CopierService service) => new(service, await service.GetAsync("openapi/v1.json"));

    /// <summary>Makes a call, and fails when it is answered otherwise than described.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(
        string id, JsonObject? parameters = null, string? body = null, string? key = CopierService.OperatorKey, string type = "application/json")
    {
        var call = Calls[id];
        using var client = new HttpClient { BaseAddress = _service.Url };
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Address(parameters ?? []));
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        if (body is not null)
        {
            call.Operation["requestBody"].Should().NotBeNull($"{id} describes its body");
            request.Content = new StringContent(body, Encoding.UTF8, type);
        }

        foreach (var (name, value) in call.Headers(parameters ?? []))
        {
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var described = call.Operation["responses"]![status];
        described.Should().NotBeNull($"{id} describes {status}; it was answered with {text}");
        HoldHeaders(id, described!, answer);
        if (body is not null && answer.IsSuccessStatusCode)
        {
            (await ProblemsAsync(call.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!, body)).Should().BeEmpty($"{id} took a body, so it is as described");
        }

        var schema = described!["content"]?["application/json"]?["schema"];
        if (schema is null)
        {
            text.Should().BeEmpty($"{id} describes no body for {status}");
            return (answer.StatusCode, null);
        }

        (await ProblemsAsync(schema, text)).Should().BeEmpty($"{id} {status} is answered as described: {text}");
        return (answer.StatusCode, JsonNode.Parse(text));
    }

    private static void HoldHeaders(string id, JsonNode described, HttpResponseMessage answer)
    {
        var headers = described["headers"]?.AsObject() ?? [];
        var status = (int)answer.StatusCode;
        headers.Where(header => (bool?)header.Value!["required"] ?? false).Select(header => header.Key)
            .Should().BeSubsetOf(answer.Headers.Select(header => header.Key), $"{id} {status} answers the headers that it describes");
        answer.Headers.Select(header => header.Key).Intersect(["ETag", "Location", "Retry-After"])
            .Should().BeSubsetOf(headers.Select(header => header.Key), $"{id} {status} describes the headers that it answers");
    }

    /// <summary>What of a text is not as a schema of the document has it.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync(JsonNode schema, string text)
    {
        var known = await JsonSchema.FromJsonAsync(Strict(Whole(schema)).ToJsonString());
        return [.. known.Validate(text).Select(problem => problem.ToString())];
    }

    /// <summary>The schema with all that it refers to in its place: NJsonSchema does not look where OpenAPI keeps it.</summary>
    private JsonNode Whole(JsonNode node) => node switch
    {
        JsonObject mapping when (string?)mapping["$ref"] is { } reference => Whole(_document["components"]!["schemas"]![reference.Split('/')[^1]]!),
        JsonObject mapping => new JsonObject(mapping.Select(entry => KeyValuePair.Create(entry.Key, entry.Value is null ? null : Whole(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(value => value is null ? null : Whole(value))]),
        _ => node.DeepClone(),
    };

    /// <summary>Nothing beyond what is described may be answered.</summary>
    private static JsonNode Strict(JsonNode node)
    {
        if (node is JsonObject mapping)
        {
            foreach (var (_, value) in mapping.ToList())
            {
                if (value is not null)
                {
                    Strict(value);
                }
            }

            if (mapping["properties"] is JsonObject && mapping["additionalProperties"] is null)
            {
                mapping["additionalProperties"] = false;
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var value in list.OfType<JsonNode>())
            {
                Strict(value);
            }
        }

        return node;
    }
}

/// <summary>One operation of the document.</summary>
internal sealed record DescribedCall(string Path, string Method, JsonObject Operation)
{
    public string Id => (string)Operation["operationId"]!;

    public IEnumerable<(string Name, string Value)> Headers(JsonObject given) =>
        (Operation["parameters"]?.AsArray() ?? []).Where(parameter => (string)parameter!["in"]! == "header").Select(parameter => (string)parameter!["name"]!)
            .Where(name => given[name] is not null).Select(name => (name, given[name]!.ToString()));

    public Uri Address(JsonObject given)
    {
        var address = Path;
        var query = new List<string>();
        foreach (var parameter in Operation["parameters"]?.AsArray() ?? [])
        {
            var (name, place) = ((string)parameter!["name"]!, (string)parameter["in"]!);
            if (given[name] is not { } value)
            {
                ((bool?)parameter["required"] ?? false).Should().BeFalse($"{Id} needs {name}");
                continue;
            }

            var text = Uri.EscapeDataString(value.ToString());
            if (place == "path")
            {
                address = address.Replace($"{{{name}}}", text, StringComparison.Ordinal);
            }
            else if (place == "query")
            {
                query.Add($"{name}={text}");
            }
        }

        given.Select(parameter => parameter.Key).Should().BeSubsetOf((Operation["parameters"]?.AsArray() ?? []).Select(parameter => (string)parameter!["name"]!), $"{Id} describes its parameters");
        return new Uri(query.Count == 0 ? address : $"{address}?{string.Join('&', query)}", UriKind.Relative);
    }
}

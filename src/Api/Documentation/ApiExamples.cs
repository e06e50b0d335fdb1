using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamplesCopier.Api.Errors;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ExamplesCopier.Api.Documentation;

/// <summary>An example for every answer and for every body that is sent: errors as they are worded, and answers made from their schema's own samples.</summary>
internal static class ApiExamples
{
    private const string Moment = "2026-01-31T12:00:00Z";

    private static readonly Dictionary<int, (string Kind, string Message)> _errors = new()
    {
        [StatusCodes.Status400BadRequest] = (ErrorKinds.InvalidRequest, "source must be owner/name; it is 'examples'."),
        [StatusCodes.Status401Unauthorized] = (ErrorKinds.Unauthorized, "Send an admin key: Authorization: Bearer <key>."),
        [StatusCodes.Status403Forbidden] = (ErrorKinds.Forbidden, "The key's role, or its being confined to some sources, does not allow this."),
        [StatusCodes.Status404NotFound] = (ErrorKinds.NotFound, "There is no source 'acme/examples'."),
        [StatusCodes.Status409Conflict] = (ErrorKinds.Conflict, "acme/examples is registered already; replace it with PUT."),
        [StatusCodes.Status412PreconditionFailed] = (ErrorKinds.Conflict, "The source was changed since you read it; read it again."),
        [StatusCodes.Status413PayloadTooLarge] = (ErrorKinds.PayloadTooLarge, ErrorResults.TooLarge),
        [StatusCodes.Status415UnsupportedMediaType] = (ErrorKinds.InvalidRequest, ErrorResults.NoJson),
        [StatusCodes.Status429TooManyRequests] = (ErrorKinds.RateLimited, "Too many requests; try again later."),
        [StatusCodes.Status500InternalServerError] = (ErrorKinds.Internal, "Something went wrong; the log has it under this request id."),
        [StatusCodes.Status503ServiceUnavailable] = (ErrorKinds.StoreUnavailable, "The store does not answer; nothing was accepted. Try again."),
    };

    public static JsonNode SourceDocument() => JsonNode.Parse("""
        {
          "repo": "acme/examples",
          "copy_rules": [
            {
              "name": "go",
              "source_pattern": {"type": "prefix", "pattern": "go/"},
              "targets": [{"repo": "acme/docs", "path_transform": "code/${relative_path}", "commit_strategy": {"type": "pull_request"}}]
            }
          ]
        }
        """)!;

    public static JsonNode File() => new JsonObject { ["sources"] = new JsonArray(SourceDocument()) };

    public static void AddTo(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (!int.TryParse(status, out var code) || response.Content?.TryGetValue(MediaTypeNames.Application.Json, out var content) != true)
            {
                continue;
            }

            content!.Example = _errors.TryGetValue(code, out var error)
                ? Error(error.Kind, error.Message)
                : SampleOf(context.Description.SupportedResponseTypes.FirstOrDefault(type => type.StatusCode == code)?.Type);
        }

        if (operation.RequestBody?.Content?.TryGetValue(MediaTypeNames.Application.Json, out var sent) == true)
        {
            sent.Example ??= SampleOf(context.Description.ParameterDescriptions.FirstOrDefault(parameter => parameter.Source == BindingSource.Body)?.Type);
        }
    }

    private static JsonNode? SampleOf(Type? type) =>
        type is null ? null : Samples.All.TryGetValue(type, out var sample) ? JsonSerializer.SerializeToNode(sample, type, ApiJson.Default.Options) : null;

    private static JsonObject Error(string kind, string message) => new()
    {
        ["error"] = kind,
        ["message"] = message,
        ["timestamp"] = Moment,
        ["request_id"] = "0197f5f2a4c07d1e9b3a6c8d5e4f3a2b",
    };
}

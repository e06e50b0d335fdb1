using System.Net.Mime;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ExamplesCopier.Api.Documentation;

/// <summary>What the framework does not see of an operation: the headers that it takes and answers, and how its body may be refused.</summary>
internal static class ApiHeaders
{
    private const string NdJson = "application/x-ndjson";

    public static void AddTo(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var responses = operation.Responses ??= [];
        AddRefusalsOfBody(operation, responses, context.Document);
        if (responses.ContainsKey("412"))
        {
            Take(operation, "If-Match", "The ETag of the state that may be changed, as it was answered; any state, when it is left out.");
        }

        if (responses.ContainsKey("304"))
        {
            Take(operation, "If-None-Match", "The ETag of the state that the caller has; it is answered with 304 when it is the present one.");
        }

        foreach (var (status, response) in responses)
        {
            if (status is "304" || (status[0] == '2' && context.Description.SupportedResponseTypes.Any(type => $"{type.StatusCode}" == status && type.Type == typeof(SourceBody))))
            {
                Answer(response, "ETag", "Names the state of the source's configuration.", isSure: true);
            }

            switch (status)
            {
                case "201":
                    Answer(response, "Location", "The path of what was made.", isSure: true);
                    break;
                case "429":
                    Answer(response, "Retry-After", "When to come again, in seconds.", isSure: true);
                    break;
                case "503":
                    Answer(response, "Retry-After", "When to come again, in seconds, where it is GitHub that does not answer.", isSure: false);
                    break;
            }

            if (response.Content?.TryGetValue(NdJson, out var lines) == true)
            {
                lines.Schema = new OpenApiSchemaReference(nameof(AuditBody), context.Document);
                lines.Example = null;
                response.Description = $"A page; as {NdJson} every event, each of this schema and on a line of its own.";
            }
        }
    }

    private static void AddRefusalsOfBody(OpenApiOperation operation, OpenApiResponses responses, OpenApiDocument? document)
    {
        if (operation.RequestBody is not { Content: { } content })
        {
            return;
        }

        responses["413"] = Refusal("The body is too large.", document);
        if (!content.ContainsKey("application/yaml"))
        {
            responses["415"] = Refusal("The body is not JSON.", document);
        }
    }

    private static OpenApiResponse Refusal(string description, OpenApiDocument? document) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [MediaTypeNames.Application.Json] = new() { Schema = new OpenApiSchemaReference(nameof(ErrorBody), document) } },
    };

    private static void Take(OpenApiOperation operation, string header, string description) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = header,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private static void Answer(IOpenApiResponse response, string header, string description, bool isSure)
    {
        if (response is OpenApiResponse written)
        {
            (written.Headers ??= new Dictionary<string, IOpenApiHeader>())[header] =
                new OpenApiHeader { Description = description, Required = isSure, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        }
    }
}

using System.Net.Mime;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace ExamplesCopier.Api.Documentation;

/// <summary>The admin API as an OpenAPI 3.1 document at <c>/openapi/v1.json</c>, and as pages at <c>/docs</c>.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    public const string Pages = "/docs";
    private const string Scheme = "adminKey";

    /// <summary>What any call of the admin API may be answered with beside its own answers.</summary>
    public static IReadOnlyList<int> CommonErrors { get; } =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status401Unauthorized,
        StatusCodes.Status403Forbidden,
        StatusCodes.Status429TooManyRequests,
        StatusCodes.Status500InternalServerError,
        StatusCodes.Status503ServiceUnavailable,
    ];

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        services.Configure<MvcOptions>(mvc =>
        {
            foreach (var status in CommonErrors)
            {
                mvc.Filters.Add(new ProducesResponseTypeAttribute(typeof(ErrorBody), status, MediaTypeNames.Application.Json));
            }
        });
        services.AddOpenApi(Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = call => call.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) => Describe(document));
            options.AddOperationTransformer((operation, context, _) => Complete(operation, context));
        });
    }

    public static void MapApiDocument(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapScalarApiReference(Pages, options => options
            .WithTitle("Examples Copier admin API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .DisableDefaultFonts()
            // What reaches for services elsewhere.
            .DisableAgent()
            .DisableMcp()
            .HideDeveloperTools()
            .HideClientButton()
            .DisableTelemetry());
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Examples Copier admin API",
            Version = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
            Description = "Registers and steers sources, and tells what happened to every file. Times are UTC, as RFC 3339 writes them. "
                + "Lists answer `{\"items\": […], \"next_cursor\": …}`; the next page is asked for with `cursor`. Every error has the same shape.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An admin key of the settings. A reader looks and tries; an operator does everything.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor is not ControllerActionDescriptor action)
        {
            return Task.CompletedTask;
        }

        operation.OperationId = $"{char.ToLowerInvariant(action.ControllerName[0])}{action.ControllerName[1..]}{action.ActionName}";
        operation.Tags = new HashSet<OpenApiTagReference> { new(action.ControllerName, context.Document) };
        if (action.MethodInfo.GetCustomAttributes(typeof(DocumentBodyAttribute), false) is [DocumentBodyAttribute document])
        {
            operation.RequestBody = DocumentBody(document);
        }

        ApiHeaders.AddTo(operation, context);
        ApiExamples.AddTo(operation, context);
        return Task.CompletedTask;
    }

    private static OpenApiRequestBody DocumentBody(DocumentBodyAttribute document) => new()
    {
        Description = document.Description,
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [MediaTypeNames.Application.Json] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object }, Example = document.IsWholeFile ? ApiExamples.File() : ApiExamples.SourceDocument() },
            ["application/yaml"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        },
    };
}

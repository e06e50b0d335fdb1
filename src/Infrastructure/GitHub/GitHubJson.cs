using System.Text.Json;
using System.Text.Json.Serialization;
using ExamplesCopier.Infrastructure.GitHub.Authentication;

namespace ExamplesCopier.Infrastructure.GitHub;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AppClaims))]
[JsonSerializable(typeof(MintedToken))]
internal sealed partial class GitHubJson : JsonSerializerContext;

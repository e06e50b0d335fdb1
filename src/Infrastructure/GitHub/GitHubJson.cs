using System.Text.Json;
using System.Text.Json.Serialization;
using ExamplesCopier.Infrastructure.GitHub.Authentication;

namespace ExamplesCopier.Infrastructure.GitHub;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AppClaims))]
internal sealed partial class GitHubJson : JsonSerializerContext;

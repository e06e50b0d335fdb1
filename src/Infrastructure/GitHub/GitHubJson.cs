using System.Text.Json;
using System.Text.Json.Serialization;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.Infrastructure.GitHub.Reading;

namespace ExamplesCopier.Infrastructure.GitHub;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AppClaims))]
[JsonSerializable(typeof(ListedInstallation))]
[JsonSerializable(typeof(WantedToken))]
[JsonSerializable(typeof(MintedToken))]
[JsonSerializable(typeof(IReadOnlyList<HookAttempt>))]
[JsonSerializable(typeof(HookAttemptDetails))]
[JsonSerializable(typeof(IReadOnlyList<ListedInstallation>))]
[JsonSerializable(typeof(RegisteredApp))]
[JsonSerializable(typeof(HookConfiguration))]
[JsonSerializable(typeof(IReadOnlyList<HookResult>))]
internal sealed partial class GitHubJson : JsonSerializerContext;

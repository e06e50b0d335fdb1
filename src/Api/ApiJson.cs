using System.Text.Json;
using System.Text.Json.Serialization;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Health;
using ExamplesCopier.Api.Webhooks;

namespace ExamplesCopier.Api;

/// <summary>Everything the service answers, in snake_case.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    Converters = [typeof(UtcTimestamps)])]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(WebhookReply))]
[JsonSerializable(typeof(HealthBody))]
[JsonSerializable(typeof(MetricsBody))]
[JsonSerializable(typeof(ListBody<SourceBody>))]
[JsonSerializable(typeof(ListBody<DeliveryBody>))]
[JsonSerializable(typeof(DeliveryDetailsBody))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(ReplayReply))]
[JsonSerializable(typeof(ReleaseReply))]
[JsonSerializable(typeof(ConfirmReply))]
[JsonSerializable(typeof(PauseReply))]
[JsonSerializable(typeof(SourceBody))]
[JsonSerializable(typeof(EffectiveConfiguration))]
[JsonSerializable(typeof(ListBody<VersionBody>))]
[JsonSerializable(typeof(RollbackBody))]
[JsonSerializable(typeof(VerdictBody))]
[JsonSerializable(typeof(ListBody<InstallationBody>))]
[JsonSerializable(typeof(InstallationBody))]
[JsonSerializable(typeof(ReplayManyBody))]
[JsonSerializable(typeof(ReplayManyReply))]
[JsonSerializable(typeof(SyncRequest))]
[JsonSerializable(typeof(PreviewRequest))]
[JsonSerializable(typeof(PreviewBody))]
[JsonSerializable(typeof(ListBody<AuditBody>))]
[JsonSerializable(typeof(ListBody<ProvenanceBody>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Makes bodies that come in be read as those that go out are written.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.TypeInfoResolverChain.Insert(0, Default);
    }
}

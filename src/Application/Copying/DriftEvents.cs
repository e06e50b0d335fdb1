using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying;

/// <summary>What is written down before people's change of a copy is written over.</summary>
internal static class DriftEvents
{
    public static FileEvent Of(ChangeSetWork work, DecidedWrite write) => new()
    {
        Action = AuditAction.DriftOverwritten,
        DeliveryId = work.Job.DeliveryId,
        Merge = work.Job.Merge,
        Target = work.Set.Key,
        SourcePath = write.Edit.SourcePath,
        TargetPath = write.Edit.TargetPath.Value,
        Rule = write.Edit.Rule,
        ConfigurationVersion = work.Job.ConfigurationVersion,
        Detail = $"It held the blob {write.Overwrites!.Id.Value}, which is not what we had written; it is replaced by {write.Content.Id.Value}.",
    };
}

using System.Net.Http.Json;
using System.Text.Json;

namespace ExamplesCopier.Quickstart;

/// <summary>A delivery, as the service's own API tells of it.</summary>
internal sealed record Delivery(
    string State,
    DateTimeOffset? FinishedAt,
    string? Error,
    IReadOnlyList<ChangeSet> ChangeSets,
    IReadOnlyList<DeliveredFile> FilesDetail)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Task<Delivery?> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.Content.ReadFromJsonAsync<Delivery>(_json, cancellationToken);

    /// <summary>What brought a file: without batches, a change set's group is its rule.</summary>
    public ChangeSet? ChangeSetOf(DeliveredFile file) =>
        ChangeSets.FirstOrDefault(set => set.TargetRepo == file.TargetRepo && set.Branch == file.Branch && set.Group == file.Rule);
}

/// <summary>What a delivery did to one target branch.</summary>
internal sealed record ChangeSet(string TargetRepo, string Branch, string Group, string State, string? Commit, int? PullRequest, string? PullRequestUrl);

/// <summary>What became of one file.</summary>
internal sealed record DeliveredFile(string Path, string? Rule, string? TargetRepo, string? Branch, string? TargetPath, string State, string? Reason);

using System.Globalization;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Asks for the last commits that touched each path (https://docs.github.com/graphql/reference/objects#commit, <c>history</c>).</summary>
internal sealed class HistoryDocument
{
    /// <summary>Walking a history costs GitHub time for each path.</summary>
    public const int MaxPaths = 50;

    private readonly DocumentVariables _variables = new();
    private readonly IReadOnlyList<RepositoryPath> _paths;

    public HistoryDocument(RepositoryName repository, CommitSha head, IReadOnlyList<RepositoryPath> paths)
    {
        _paths = paths;
        var fields = string.Concat(paths.Select((path, index) => string.Create(
            CultureInfo.InvariantCulture,
            $"h{index}:history(path:{_variables.Text(path.Value)},first:10){{nodes{{oid message {SnapshotDocument.Authorship}}}}}")));
        var where = $"repository(owner:{_variables.Text(repository.Owner)},name:{_variables.Text(repository.Name)})";
        var commit = $"object(oid:{_variables.Of(head.Value, "GitObjectID!")})";
        Text = $"query History({_variables.Declaration}){{target:{where}{{{commit}{{...on Commit{{{fields}}}}}}}}}";
    }

    public string Text { get; }

    public void WriteVariables(Utf8JsonWriter writer) => _variables.Write(writer);

    public void Collect(JsonElement data, AppIdentity app, Dictionary<string, IReadOnlyList<CopyOrigin>> found)
    {
        if (data.GetProperty("target") is not { ValueKind: JsonValueKind.Object } repository || repository.GetProperty("object") is not { ValueKind: JsonValueKind.Object } commit)
        {
            return;
        }

        for (var index = 0; index < _paths.Count; index++)
        {
            var touches = commit.GetProperty(string.Create(CultureInfo.InvariantCulture, $"h{index}")).GetProperty("nodes").EnumerateArray();
            var ours = touches.Select((touch, place) => OriginOf(touch, isLast: place == 0, app)).OfType<CopyOrigin>().ToList();
            if (ours.Count > 0)
            {
                found[_paths[index].Value] = ours;
            }
        }
    }

    private static CopyOrigin? OriginOf(JsonElement commit, bool isLast, AppIdentity app) =>
        commit.ValueKind == JsonValueKind.Object && app.IsAuthorOf(commit) && CommitTrailers.OriginOf(commit.GetProperty("message").GetString() ?? "") is { } origin
            ? new CopyOrigin(origin.Source, origin.Commit, CommitSha.Parse(commit.GetProperty("oid").GetString()!), isLast)
            : null;
}

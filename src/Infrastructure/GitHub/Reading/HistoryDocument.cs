using System.Globalization;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Asks for the last commit that touched each path (https://docs.github.com/graphql/reference/objects#commit, <c>history</c>).</summary>
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
            $"h{index}:history(path:{_variables.Text(path.Value)},first:1){{nodes{{message {SnapshotDocument.Authorship}}}}}")));
        var where = $"repository(owner:{_variables.Text(repository.Owner)},name:{_variables.Text(repository.Name)})";
        var commit = $"object(oid:{_variables.Of(head.Value, "GitObjectID!")})";
        Text = $"query History({_variables.Declaration}){{target:{where}{{{commit}{{...on Commit{{{fields}}}}}}}}}";
    }

    public string Text { get; }

    public void WriteVariables(Utf8JsonWriter writer) => _variables.Write(writer);

    public void Collect(JsonElement data, AppIdentity app, Dictionary<string, CopyOrigin> found)
    {
        if (data.GetProperty("target") is not { ValueKind: JsonValueKind.Object } repository || repository.GetProperty("object") is not { ValueKind: JsonValueKind.Object } commit)
        {
            return;
        }

        for (var index = 0; index < _paths.Count; index++)
        {
            var last = commit.GetProperty(string.Create(CultureInfo.InvariantCulture, $"h{index}")).GetProperty("nodes").EnumerateArray().FirstOrDefault();
            if (last.ValueKind == JsonValueKind.Object && app.IsAuthorOf(last) && CommitTrailers.OriginOf(last.GetProperty("message").GetString() ?? "") is { } origin)
            {
                found[_paths[index].Value] = new CopyOrigin(origin.Source, origin.Commit);
            }
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// Writes the one document that reads everything a part asks for. Names and paths travel as variables, never as text of the document.
/// </summary>
internal sealed class SnapshotDocument
{
    private const string SourceFile = "{mode oid object{...on Blob{isBinary isTruncated text}}}";
    private const string State = "{mode oid}";

    private readonly StringBuilder _fields = new();
    private readonly Dictionary<string, (string Name, string Type)> _variables = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Value)> _values = [];

    private SnapshotDocument()
    {
    }

    public string Text { get; private set; } = "";

    /// <summary>Each asked path by the alias that answers for it.</summary>
    public Dictionary<string, string> PathByAlias { get; } = new(StringComparer.Ordinal);

    public static SnapshotDocument For(SnapshotPart part, SnapshotRequest request)
    {
        var document = new SnapshotDocument();
        if (part.SourcePaths.Count > 0)
        {
            document.AskSource(request.Source, part.SourcePaths);
        }

        foreach (var (index, paths) in part.TargetPaths)
        {
            document.AskTarget(index, request.Targets[index], paths);
        }

        var declared = string.Join(',', document._variables.Values.Select(variable => $"${variable.Name}:{variable.Type}"));
        document.Text = $"query Snapshot({declared}){{{document._fields}rateLimit{{cost remaining resetAt}}}}";
        return document;
    }

    public static string TargetAlias(int index) => string.Create(CultureInfo.InvariantCulture, $"t{index}");

    public void WriteVariables(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in _values)
        {
            writer.WriteString(name, value);
        }
    }

    private void AskSource(SourceQuery source, IReadOnlyList<string> paths)
    {
        _fields.Append(CultureInfo.InvariantCulture, $"source:repository(owner:{StringVariable(source.Repository.Name.Owner)},name:{StringVariable(source.Repository.Name.Name)}){{nameWithOwner ");
        _fields.Append(CultureInfo.InvariantCulture, $"merge:object(oid:{Variable(source.Merge.Value, "GitObjectID!")}){{...on Commit{{");
        Files(paths, SourceFile);
        _fields.Append(CultureInfo.InvariantCulture, $"}}}}tip:ref(qualifiedName:{StringVariable(source.Branch.QualifiedName)}){{target{{...on Commit{{");
        Files(paths, State);
        _fields.Append("}}}}");
    }

    private void AskTarget(int index, TargetQuery target, List<string> paths)
    {
        _fields.Append(CultureInfo.InvariantCulture, $"{TargetAlias(index)}:repository(owner:{StringVariable(target.Repository.Name.Owner)},name:{StringVariable(target.Repository.Name.Name)})");
        _fields.Append("{id nameWithOwner isArchived isDisabled isLocked isEmpty ");
        List<string> asked = [.. paths, .. FoldersOf(paths)];
        Branch("base", target.Branch.QualifiedName, asked);
        if (target.Proposal is { } proposal)
        {
            Branch("head", proposal.QualifiedName, asked);
            _fields.Append(CultureInfo.InvariantCulture, $"pulls:pullRequests(headRefName:{StringVariable(proposal.Value)},baseRefName:{StringVariable(target.Branch.Value)},states:OPEN,first:1)");
            _fields.Append("{nodes{id number url title body}}");
        }

        _fields.Append('}');
    }

    private void Branch(string alias, string qualifiedName, IEnumerable<string> paths)
    {
        _fields.Append(CultureInfo.InvariantCulture, $"{alias}:ref(qualifiedName:{StringVariable(qualifiedName)}){{target{{oid ...on Commit{{message ");
        Files(paths, State);
        _fields.Append("}}}");
    }

    private void Files(IEnumerable<string> paths, string selection)
    {
        foreach (var path in paths)
        {
            var variable = StringVariable(path);
            var alias = $"f{variable[2..]}";
            PathByAlias[alias] = path;
            _fields.Append(CultureInfo.InvariantCulture, $"{alias}:file(path:{variable}){selection}");
        }
    }

    private static IEnumerable<string> FoldersOf(IEnumerable<string> paths) =>
        paths.SelectMany(path => path.Select((c, at) => (c, at)).Where(place => place.c == '/').Select(place => path[..place.at]))
            .Distinct(StringComparer.Ordinal);

    private string StringVariable(string value) => Variable(value, "String!");

    /// <summary>One variable per value and type; <c>$v7</c> and the alias <c>f7</c> speak of the same path.</summary>
    private string Variable(string value, string type)
    {
        var key = $"{type}{value}";
        if (!_variables.TryGetValue(key, out var variable))
        {
            variable = (string.Create(CultureInfo.InvariantCulture, $"v{_variables.Count}"), type);
            _variables[key] = variable;
            _values.Add((variable.Name, value));
        }

        return $"${variable.Name}";
    }
}

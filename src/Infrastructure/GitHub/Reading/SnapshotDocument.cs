using System.Globalization;
using System.Text;
using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Writes the one document that reads everything a part asks for.</summary>
internal sealed class SnapshotDocument
{
    /// <summary>By which our App's own commits are known.</summary>
    public const string Authorship = "author{name} signature{isValid wasSignedByGitHub}";

    private const string SourceFile = "{mode oid object{...on Blob{byteSize isTruncated text}}}";
    private const string State = "{mode oid}";

    private readonly StringBuilder _fields = new();
    private readonly DocumentVariables _variables = new();

    private SnapshotDocument()
    {
    }

    public string Text { get; private set; } = "";

    /// <summary>Each asked path by the alias that answers for it.</summary>
    public Dictionary<string, string> PathByAlias { get; } = new(StringComparer.Ordinal);

    /// <param name="part">What to ask for.</param>
    /// <param name="request">The whole of which it is a part.</param>
    /// <param name="permissions">What the part's installation may do. Of a target for which that is not enough only the name is asked for.</param>
    public static SnapshotDocument For(SnapshotPart part, SnapshotRequest request, IReadOnlyDictionary<string, string> permissions)
    {
        var document = new SnapshotDocument();
        if (part.SourcePaths.Count > 0)
        {
            document.AskSource(request.Source, part.SourcePaths);
        }

        foreach (var (index, paths) in part.TargetPaths)
        {
            var target = request.Targets[index];
            document.Repository(index, target);
            if (TargetGate.LackOf(target, permissions) is null)
            {
                document.AskTarget(index, target, paths);
            }
            else
            {
                document.Add($"{{databaseId nameWithOwner}}");
            }
        }

        document.Text = $"query Snapshot({document._variables.Declaration}){{{document._fields}rateLimit{{cost remaining resetAt}}}}";
        return document;
    }

    public static string TargetAlias(int index) => string.Create(CultureInfo.InvariantCulture, $"t{index}");

    /// <summary>The target that an alias answers for; null when it is another's.</summary>
    public static int? TargetOf(string? alias) =>
        alias is ['t', .. var digits] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    public void WriteVariables(Utf8JsonWriter writer) => _variables.Write(writer);

    private void AskSource(SourceQuery source, IReadOnlyList<string> paths)
    {
        Add($"source:repository(owner:{_variables.Text(source.Repository.Name.Owner)},name:{_variables.Text(source.Repository.Name.Name)}){{nameWithOwner ");
        Add($"merge:object(oid:{_variables.Of(source.Merge.Value, "GitObjectID!")}){{...on Commit{{");
        Files(paths, SourceFile);
        Add($"}}}}tip:ref(qualifiedName:{_variables.Text(source.Branch.QualifiedName)}){{target{{oid ...on Commit{{");
        Files(paths, State);
        foreach (var (path, index) in source.TipFiles.Select((path, index) => (path, index)))
        {
            Add($"own{index}:file(path:{_variables.Text(path)}){SourceFile}");
        }

        Add($"}}}}}}");
        if (source.PullRequest is { } number)
        {
            Add($"pull:pullRequest(number:{number}){{commits(last:100){{nodes{{commit{{message {Authorship}}}}}}}}}");
        }

        Add($"}}");
    }

    private void Repository(int index, TargetQuery target) =>
        Add($"{TargetAlias(index)}:repository(owner:{_variables.Text(target.Repository.Name.Owner)},name:{_variables.Text(target.Repository.Name.Name)})");

    private void AskTarget(int index, TargetQuery target, List<string> paths)
    {
        Add($"{{id databaseId nameWithOwner isArchived isDisabled isLocked isEmpty ");
        List<string> asked = [.. paths, .. FoldersOf(paths)];
        Branch("base", target.Branch.QualifiedName, asked);
        if (target.Proposal is { } proposal)
        {
            Branch("head", proposal.Branch.QualifiedName, asked);
            ProposalFields.Write(_fields, _variables, target, proposal);
        }

        Add($"}}");
        if (target.Proposal is { } dressed)
        {
            ProposalFields.WriteDress(_fields, _variables, TargetAlias(index), target, dressed.Strategy);
        }
    }

    private void Branch(string alias, string qualifiedName, IEnumerable<string> paths)
    {
        Add($"{alias}:ref(qualifiedName:{_variables.Text(qualifiedName)}){{refUpdateRule{{viewerCanPush}} target{{oid ...on Commit{{message {Authorship} tree{{oid}} ");
        Files(paths, State);
        Add($"}}}}}}");
    }

    private void Files(IEnumerable<string> paths, string selection)
    {
        foreach (var path in paths)
        {
            // $v7 and the alias f7 speak of the same path.
            var variable = _variables.Text(path);
            var alias = $"f{variable[2..]}";
            PathByAlias[alias] = path;
            Add($"{alias}:file(path:{variable}){selection}");
        }
    }

    private void Add(FormattableString text) => _fields.Append(text.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<string> FoldersOf(IEnumerable<string> paths) =>
        paths.SelectMany(path => path.Select((c, at) => (c, at)).Where(place => place.c == '/').Select(place => path[..place.at]))
            .Distinct(StringComparer.Ordinal);
}

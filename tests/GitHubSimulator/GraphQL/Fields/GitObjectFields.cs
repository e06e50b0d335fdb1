using System.Text;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal static class GitObjectFields
{
    /// <summary>GitHub cuts the text of a blob here.</summary>
    private const int LongestText = 512_000;

    public static void AddTo(FieldTable table)
    {
        foreach (var type in new[] { "Commit", "Tree", "Blob" })
        {
            table.Add<GitObjectSource>(type, "id", o => NodeId.Of(type[..1], o.Repository.Id, o.Oid));
            table.Add<GitObjectSource>(type, "oid", o => o.Oid);
            table.Add<GitObjectSource>(type, "abbreviatedOid", o => o.Oid[..7]);
        }

        AddTrees(table);
        AddBlobs(table);
    }

    private static void AddTrees(FieldTable table)
    {
        table.Add<GitObjectSource>("Tree", "entries", t => t.Repository.Objects.Tree(t.Oid).Select(e => new TreeEntrySource(t.Repository, e.Name, e)));
        table.Add<TreeEntrySource>("TreeEntry", "mode", e => (int)e.Entry.Mode);
        table.Add<TreeEntrySource>("TreeEntry", "type", e => e.Entry.Mode.ObjectType());
        table.Add<TreeEntrySource>("TreeEntry", "oid", e => e.Entry.Oid);
        table.Add<TreeEntrySource>("TreeEntry", "name", e => e.Entry.Name);
        table.Add<TreeEntrySource>("TreeEntry", "path", e => e.Path);
        table.Add<TreeEntrySource>("TreeEntry", "size", e => e.Entry.Mode.ObjectType() == "blob" ? e.Repository.Objects.Blob(e.Entry.Oid).Length : 0);
        table.Add<TreeEntrySource>("TreeEntry", "object", e => e.Entry.Mode == GitMode.Submodule ? null : GitObjectSource.Find(e.Repository, e.Entry.Oid));
    }

    private static void AddBlobs(FieldTable table)
    {
        table.Add<GitObjectSource>("Blob", "byteSize", b => b.Blob.Length);
        table.Add<GitObjectSource>("Blob", "isBinary", b => TextLines.IsBinary(b.Blob));
        table.Add<GitObjectSource>("Blob", "isTruncated", b => b.Blob.Length > LongestText);
        table.Add<GitObjectSource>("Blob", "text", b => TextLines.IsBinary(b.Blob) ? null : Encoding.UTF8.GetString(b.Blob.AsSpan(0, Math.Min(b.Blob.Length, LongestText))));
    }
}

using System.Text;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>A file of a commit: mode, blob id and bytes (none for a submodule).</summary>
public sealed record RepositoryFile(GitMode Mode, string Oid, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The bytes read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);
}

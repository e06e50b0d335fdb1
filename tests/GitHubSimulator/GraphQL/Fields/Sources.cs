using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

/// <summary>Where queries and mutations start.</summary>
internal sealed record RootSource;

internal sealed record RefSource(SimulatedRepository Repository, string Name)
{
    /// <summary>Kept from the moment the reference was read, as a later mutation of the document may move it.</summary>
    public string Oid { get; } = Repository.Refs.Find(Name)!;
}

internal sealed record GitObjectSource(SimulatedRepository Repository, string Oid, string Kind)
{
    public string TypeName => Kind switch
    {
        "commit" => "Commit",
        "tree" => "Tree",
        _ => "Blob",
    };

    public GitCommit Commit => Repository.Objects.Commit(Oid);

    public byte[] Blob => Repository.Objects.Blob(Oid);

    public static GitObjectSource? Find(SimulatedRepository repository, string oid) =>
        repository.Objects.KindOf(oid) is { } kind ? new GitObjectSource(repository, oid, kind) : null;
}

internal sealed record TreeEntrySource(SimulatedRepository Repository, string Path, TreeEntry Entry);

/// <summary>GitHub's signature under a commit.</summary>
internal sealed record SignatureSource(string Email);

/// <summary>The name and address in a commit, with the account they belong to.</summary>
internal sealed record GitActorSource(SimulatedRepository Repository, GitSignature Signature);

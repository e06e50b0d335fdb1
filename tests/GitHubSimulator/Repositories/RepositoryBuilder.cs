namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>What a new repository holds. Without any file it is created empty, with no branch.</summary>
public sealed class RepositoryBuilder : FileEdits<RepositoryBuilder>
{
    internal string DefaultBranchName { get; private set; } = "main";

    internal int? FixedId { get; private set; }

    internal List<(string Name, Action<CommitEdits> Edits)> Branches { get; } = [];

    internal List<string> ProtectedBranches { get; } = [];

    /// <summary>A text file of the first commit.</summary>
    public RepositoryBuilder File(string path, string text) => Write(path, text);

    /// <summary>A file of the first commit.</summary>
    public RepositoryBuilder File(string path, byte[] content) => Write(path, content);

    /// <summary>The default branch; <c>main</c> unless said otherwise.</summary>
    public RepositoryBuilder DefaultBranch(string name)
    {
        DefaultBranchName = name;
        return this;
    }

    /// <summary>Another branch, made from the first commit.</summary>
    public RepositoryBuilder Branch(string name, Action<CommitEdits>? edits = null)
    {
        Branches.Add((name, edits ?? (_ => { })));
        return this;
    }

    /// <summary>Requires pull requests on a branch; see <see cref="SimulatedRepository.Protect(string, bool)"/>.</summary>
    public RepositoryBuilder Protect(string branch)
    {
        ProtectedBranches.Add(branch);
        return this;
    }

    /// <summary>The id GitHub gives the repository in webhooks and answers.</summary>
    public RepositoryBuilder Id(int id)
    {
        FixedId = id;
        return this;
    }
}

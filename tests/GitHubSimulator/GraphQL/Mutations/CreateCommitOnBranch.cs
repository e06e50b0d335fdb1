using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class CreateCommitOnBranch
{
    public static (string Field, object? Value)[] Run(InputValues input, FieldScope scope)
    {
        var (repository, name) = Branch(input.Object("branch"), scope);
        scope.Token.RequireWritable(repository);
        var head = repository.Refs.Find(name) ?? throw GitHubError.NotFound($"Could not resolve to a Branch with the name '{RefNames.Short(name)}'.");
        var expected = input.Text("expectedHeadOid");
        if (!head.Equals(expected, StringComparison.OrdinalIgnoreCase))
            throw GitHubError.Stale($"Expected branch to point to \"{expected}\" but it did not. Pull and try again.");
        var edits = Edits(input.ObjectOrNone("fileChanges"), repository, head);
        scope.Token.RequireWorkflowPermission(edits.Keys);
        WriteRules.RequirePush(repository, name, null);
        var commit = Commit(repository, head, edits, Message(input.Object("message")), scope.World);
        repository.Branches.Set(name, commit, scope.World.AppBot);
        return [("commit", GitObjectSource.Find(repository, commit)), ("ref", new RefSource(repository, name))];
    }

    private static (SimulatedRepository Repository, string RefName) Branch(InputValues branch, FieldScope scope)
    {
        var (id, fullName, name) = (branch.TextOrNone("id"), branch.TextOrNone("repositoryNameWithOwner"), branch.TextOrNone("branchName"));
        if (id is not null && fullName is null && name is null)
            return NodeId.Read(NodeId.RefKind, id) is [var repository, var refName] ? (scope.Repository(repository, id), refName) : throw FieldScope.Unknown(id);
        if (id is null && fullName is not null && name is not null) return (scope.RepositoryNamed(fullName), RefNames.Branch(name));
        throw GitHubError.Unprocessable("A branch must be given by id, or by repositoryNameWithOwner and branchName.");
    }

    private static Dictionary<string, FileEntry?> Edits(InputValues? changes, SimulatedRepository repository, string head)
    {
        var edits = new Dictionary<string, FileEntry?>(StringComparer.Ordinal);
        var tree = repository.Objects.Commit(head).Tree;
        foreach (var addition in changes?.Objects("additions") ?? [])
        {
            var path = addition.Text("path");
            if (!PathRules.IsValid(path)) throw GitHubError.Unprocessable("path contains a malformed path component");
            // A path that is new gets 100644; one that exists keeps what it is.
            var mode = repository.Objects.Find(tree, path) is { Mode: GitMode.Executable or GitMode.Symlink } old ? old.Mode : GitMode.File;
            Add(edits, path, new FileEntry(mode, repository.Objects.PutBlob(Content(addition.Text("contents")))));
        }

        foreach (var path in (changes?.Objects("deletions") ?? []).Select(d => d.Text("path")))
        {
            if (!PathRules.IsValid(path) || repository.Objects.Find(tree, path) is null or { IsDirectory: true })
                throw GitHubError.Unprocessable($"A path was requested for deletion which does not exist as of commit oid `{head}`");
            Add(edits, path, null);
        }

        return edits;
    }

    private static void Add(Dictionary<string, FileEntry?> edits, string path, FileEntry? entry)
    {
        if (!edits.TryAdd(path, entry)) throw GitHubError.Unprocessable($"A path was requested more than once: {path}");
    }

    private static byte[] Content(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : throw GitHubError.Unprocessable("File contents must be base64 encoded.");
    }

    private static string Message(InputValues message) =>
        message.TextOrNone("body") is { Length: > 0 } body ? $"{message.Text("headline")}\n\n{body}" : message.Text("headline");

    private static string Commit(SimulatedRepository repository, string head, Dictionary<string, FileEntry?> edits, string message, World world)
    {
        try
        {
            var tree = new TreeEditor(repository.Objects).Apply(repository.Objects.Commit(head).Tree, edits);
            return repository.Objects.PutCommit(new GitCommit(tree, [head], AccountList.Sign(world.AppBot, world.Now), AccountList.WebFlow(world.Now), message) { IsSigned = true });
        }
        catch (TreeEditException)
        {
            throw GitHubError.Unprocessable("A file exists where you’re trying to create a subdirectory. Choose a new path and try again.");
        }
    }
}

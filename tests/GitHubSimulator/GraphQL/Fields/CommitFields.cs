using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal static class CommitFields
{
    public static void AddTo(FieldTable table)
    {
        table.Add<GitObjectSource>("Commit", "url", c => $"{c.Repository.World.Url}/{c.Repository.FullName}/commit/{c.Oid}");
        table.Add<GitObjectSource>("Commit", "message", c => c.Commit.Message);
        table.Add<GitObjectSource>("Commit", "messageHeadline", c => c.Commit.Headline);
        table.Add<GitObjectSource>("Commit", "messageBody", c => c.Commit.Body);
        table.Add<GitObjectSource>("Commit", "authoredDate", c => ApiUrls.Time(c.Commit.Author.When));
        table.Add<GitObjectSource>("Commit", "committedDate", c => ApiUrls.Time(c.Commit.Committer.When));
        table.Add<GitObjectSource>("Commit", "author", c => new GitActorSource(c.Repository, c.Commit.Author));
        table.Add<GitObjectSource>("Commit", "committer", c => new GitActorSource(c.Repository, c.Commit.Committer));
        table.Add<GitObjectSource>("Commit", "signature", c => c.Commit.IsSigned ? new SignatureSource(c.Commit.Committer.Email) : null);
        table.Add<GitObjectSource>("Commit", "tree", c => new GitObjectSource(c.Repository, c.Commit.Tree, "tree"));
        table.Add<GitObjectSource>("Commit", "parents", (c, a, _) => a.Page("parents", c.Commit.Parents.Select(p => new GitObjectSource(c.Repository, p, "commit"))));
        table.Add<GitObjectSource>("Commit", "history", (c, a, _) => a.Page("history", History(c, a).Select(h => new GitObjectSource(c.Repository, h.Oid, "commit"))));
        table.Add<GitObjectSource>("Commit", "associatedPullRequests", PullRequests);
        table.Add<GitObjectSource>("Commit", "file", (c, a, _) => File(c, a.Text("path")));
        Connections.AddTo(table, "CommitConnection");
        Connections.AddTo(table, "CommitHistoryConnection");
        AddSignatures(table);
    }

    private static void AddSignatures(FieldTable table)
    {
        table.Add<GitActorSource>("GitActor", "name", s => s.Signature.Name);
        table.Add<GitActorSource>("GitActor", "email", s => s.Signature.Email);
        table.Add<GitActorSource>("GitActor", "date", s => ApiUrls.Time(s.Signature.When));
        // A bot is no user, so GitHub names none for its commits.
        table.Add<GitActorSource>("GitActor", "user", s => s.Repository.World.Accounts.OfEmail(s.Signature.Email) is { Kind: AccountKind.User } user ? user : null);
        table.Add<SignatureSource>("GpgSignature", "email", s => s.Email);
        table.Add<SignatureSource>("GpgSignature", "isValid", _ => true);
        table.Add<SignatureSource>("GpgSignature", "state", _ => "VALID");
        table.Add<SignatureSource>("GpgSignature", "wasSignedByGitHub", _ => true);
    }

    private static IEnumerable<GitCommit> History(GitObjectSource from, InputValues arguments)
    {
        var history = new History(from.Repository.Objects);
        var found = arguments.TextOrNone("path") is { Length: > 0 } path ? history.Of(path, from.Oid) : history.Reachable(from.Oid);
        if (arguments.ObjectOrNone("author") is not { } author) return found;
        var emails = author.Texts("emails")?.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var id = author.TextOrNone("id");
        return found.Where(c => emails?.Contains(c.Author.Email) == true || (id is not null && from.Repository.World.Accounts.OfEmail(c.Author.Email)?.Node == id));
    }

    private static Connection PullRequests(GitObjectSource commit, InputValues arguments, FieldScope scope)
    {
        scope.Token.Require("pull_requests");
        return arguments.Page("associatedPullRequests", commit.Repository.Pulls.All.Where(p =>
            p.MergeCommit == commit.Oid || p.HeadOid == commit.Oid || p.Diff.Commits.Any(c => c.Oid == commit.Oid)));
    }

    private static TreeEntrySource? File(GitObjectSource commit, string path)
    {
        var entry = commit.Repository.Objects.Find(commit.Commit.Tree, path);
        return entry is null ? null : new TreeEntrySource(commit.Repository, path, entry);
    }
}

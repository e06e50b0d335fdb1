using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal static class RepositoryFields
{
    public static void AddTo(FieldTable table)
    {
        table.Add<SimulatedRepository>("Repository", "id", r => r.NodeId);
        table.Add<SimulatedRepository>("Repository", "databaseId", r => r.Id);
        table.Add<SimulatedRepository>("Repository", "name", r => r.Name);
        table.Add<SimulatedRepository>("Repository", "nameWithOwner", r => r.FullName);
        table.Add<SimulatedRepository>("Repository", "isArchived", r => r.IsArchived);
        table.Add<SimulatedRepository>("Repository", "isDisabled", r => r.IsDisabled);
        table.Add<SimulatedRepository>("Repository", "isFork", r => r.Parent is not null);
        table.Add<SimulatedRepository>("Repository", "isEmpty", r => r.IsEmpty);
        table.Add<SimulatedRepository>("Repository", "isLocked", r => r.IsLocked);
        table.Add<SimulatedRepository>("Repository", "isPrivate", _ => true);
        table.Add<SimulatedRepository>("Repository", "url", r => $"{r.World.Url}/{r.FullName}");
        table.Add<SimulatedRepository>("Repository", "lockReason", r => r.IsLocked ? r.LockReason : null);
        table.Add<SimulatedRepository>("Repository", "autoMergeAllowed", r => r.AutoMergeAllowed);
        table.Add<SimulatedRepository>("Repository", "mergeCommitAllowed", r => r.Settings.MergeCommitAllowed);
        table.Add<SimulatedRepository>("Repository", "squashMergeAllowed", r => r.Settings.SquashMergeAllowed);
        table.Add<SimulatedRepository>("Repository", "rebaseMergeAllowed", r => r.Settings.RebaseMergeAllowed);
        table.Add<SimulatedRepository>("Repository", "viewerDefaultMergeMethod", _ => "MERGE");
        table.Add<SimulatedRepository>("Repository", "label", (r, a, _) => r.LabelList.Find(a.Text("name")));
        table.Add<SimulatedRepository>("Repository", "pullRequestTemplates", (r, _, scope) => Templates(r, scope));
        table.Add<SimulatedRepository>("Repository", "pullRequest", PullRequest);
        table.Add<SimulatedRepository>("Repository", "defaultBranchRef", (r, _, scope) => Ref(r, r.DefaultBranch, scope));
        table.Add<SimulatedRepository>("Repository", "ref", (r, a, scope) => Ref(r, a.Text("qualifiedName"), scope));
        table.Add<SimulatedRepository>("Repository", "object", Object);
        table.Add<SimulatedRepository>("Repository", "pullRequests", PullRequests);
        AddRefs(table);
        Connections.AddTo(table, "PullRequestConnection");
    }

    private static void AddRefs(FieldTable table)
    {
        table.Add<RefSource>("Ref", "id", r => NodeId.Of(NodeId.RefKind, r.Repository.Id, r.Name));
        table.Add<RefSource>("Ref", "name", r => r.Name.Split('/', 3)[2]);
        table.Add<RefSource>("Ref", "prefix", r => string.Join('/', r.Name.Split('/').Take(2)) + "/");
        table.Add<RefSource>("Ref", "target", r => GitObjectSource.Find(r.Repository, r.Oid));
        table.Add<RefSource>("Ref", "refUpdateRule", r => r.Repository.Rules(r.Name));
        table.Add<BranchRules>("RefUpdateRule", "pattern", r => r.Pattern);
        table.Add<BranchRules>("RefUpdateRule", "viewerCanPush", r => r.AppCanPush);
        table.Add<BranchRules>("RefUpdateRule", "requiredApprovingReviewCount", r => r.RequiredApprovals);
        table.Add<BranchRules>("RefUpdateRule", "requiredStatusCheckContexts", r => r.RequiredChecks);
        table.Add<BranchRules>("RefUpdateRule", "requiresSignatures", _ => false);
        table.Add<BranchRules>("RefUpdateRule", "blocksCreations", r => r.BlocksCreations);
        table.Add<Label>("Label", "id", l => l.Node);
        table.Add<Label>("Label", "name", l => l.Name);
        table.Add<Label>("Label", "color", _ => "ededed");
        table.Add<Label>("Label", "description", _ => null);
        table.Add<PullRequestTemplate>("PullRequestTemplate", "filename", t => t.FileName);
        table.Add<PullRequestTemplate>("PullRequestTemplate", "body", t => t.Body);
        table.Add<PullRequestTemplate>("PullRequestTemplate", "repository", t => t.Repository);
    }

    private static RefSource? Ref(SimulatedRepository repository, string name, FieldScope scope)
    {
        scope.Token.Require("contents");
        var full = new[] { name, RefNames.Branch(name), "refs/tags/" + name }.FirstOrDefault(n => repository.Refs.Find(n) is not null);
        return full is null ? null : new RefSource(repository, full);
    }

    private static GitObjectSource? Object(SimulatedRepository repository, InputValues arguments, FieldScope scope)
    {
        scope.Token.Require("contents");
        if (arguments.TextOrNone("oid") is { } oid) return GitObjectSource.Find(repository, oid.ToLowerInvariant());
        return arguments.TextOrNone("expression") is { } expression ? Expression(repository, expression.Split(':', 2)) : null;
    }

    /// <summary>A revision, or a revision and a path after a colon.</summary>
    private static GitObjectSource? Expression(SimulatedRepository repository, string[] parts)
    {
        var revision = parts[0] == "HEAD" ? repository.DefaultBranch : parts[0];
        var oid = repository.Refs.Find(RefNames.Branch(revision)) ?? repository.Refs.Find(revision) ?? revision;
        if (parts.Length == 1) return GitObjectSource.Find(repository, oid);
        if (!repository.Objects.IsCommit(oid)) return null;
        var tree = repository.Objects.Commit(oid).Tree;
        var found = parts[1].Length == 0 ? tree : repository.Objects.Find(tree, parts[1])?.Oid;
        return found is null ? null : GitObjectSource.Find(repository, found);
    }

    private static List<PullRequestTemplate> Templates(SimulatedRepository repository, FieldScope scope)
    {
        scope.Token.Require("contents");
        return PullRequestTemplate.Of(repository);
    }

    private static SimulatedPullRequest PullRequest(SimulatedRepository repository, InputValues arguments, FieldScope scope)
    {
        scope.Token.Require("pull_requests");
        var number = arguments.NumberOrNone("number")!.Value;
        return repository.Pulls.Find(number) ?? throw GitHubError.NotFound($"Could not resolve to a PullRequest with the number of {number}.");
    }

    private static Connection PullRequests(SimulatedRepository repository, InputValues arguments, FieldScope scope)
    {
        scope.Token.Require("pull_requests");
        var found = repository.Pulls.All.Where(p =>
            (arguments.TextOrNone("headRefName") is not { } head || p.HeadBranch == head)
            && (arguments.TextOrNone("baseRefName") is not { } target || p.BaseBranch == target)
            && (arguments.Texts("labels") is not { } labels || p.People.Labels.Any(l => labels.Contains(l.Name, StringComparer.OrdinalIgnoreCase)))
            && (arguments.Texts("states") is not { } states || states.Contains(PullRequestFields.State(p))));
        if (arguments.ObjectOrNone("orderBy") is { } order) found = Order(found, order);
        return arguments.Page("pullRequests", found);
    }

    private static IEnumerable<SimulatedPullRequest> Order(IEnumerable<SimulatedPullRequest> pulls, InputValues order)
    {
        var ascending = order.Text("field") switch
        {
            "UPDATED_AT" => pulls.OrderBy(p => p.UpdatedAt).ThenBy(p => p.Number),
            "COMMENTS" => pulls.OrderBy(p => p.CommentList.Count).ThenBy(p => p.Number),
            _ => pulls.OrderBy(p => p.Number),
        };
        return order.Text("direction") == "DESC" ? ascending.Reverse() : ascending;
    }
}

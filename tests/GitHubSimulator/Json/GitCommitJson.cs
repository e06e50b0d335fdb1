using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class GitCommitJson
{
    public static JsonObject Of(SimulatedRepository repository, GitCommit commit, ApiUrls urls)
    {
        var (api, web) = ($"{urls.Of(repository)}/git", $"{urls.WebOf(repository)}/commit");
        return new JsonObject
        {
            ["sha"] = commit.Oid,
            ["node_id"] = NodeId.Of("C", repository.Id, commit.Oid),
            ["url"] = $"{api}/commits/{commit.Oid}",
            ["html_url"] = $"{web}/{commit.Oid}",
            ["author"] = Person(commit.Author),
            ["committer"] = Person(commit.Committer),
            ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{api}/trees/{commit.Tree}" },
            ["message"] = commit.Message,
            ["parents"] = new JsonArray([.. commit.Parents.Select(p => new JsonObject { ["sha"] = p, ["url"] = $"{api}/commits/{p}", ["html_url"] = $"{web}/{p}" })]),
            ["verification"] = new JsonObject
            {
                ["verified"] = commit.IsSigned,
                ["reason"] = commit.IsSigned ? "valid" : "unsigned",
                ["signature"] = null,
                ["payload"] = null,
                ["verified_at"] = commit.IsSigned ? ApiUrls.Time(commit.Committer.When) : null,
            },
        };
    }

    private static JsonObject Person(GitSignature signature) => new()
    {
        ["name"] = signature.Name,
        ["email"] = signature.Email,
        ["date"] = ApiUrls.Time(signature.When),
    };
}

using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Writing;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class WriteDocumentTests
{
    private const string Base = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private const string Head = "cccccccccccccccccccccccccccccccccccccccc";
    private const string CommitField = "commit:createCommitOnBranch(input:$changes){commit{oid tree{oid}}}";
    private const string OpenField = "pull:createPullRequest(input:$pr){pullRequest{id number url}}";

    private static readonly Proposal _proposal = new(BranchName.Parse("copier/acme/x/go-1234abcd"), "Title", "Body", Draft: true);
    private static readonly OpenPullRequest _open = new("PR_1", 5, "https://github.com/acme/docs/pull/5", "old", "old");

    [Fact]
    public void A_direct_write_is_one_commit_on_the_target_branch()
    {
        var document = Document(Write(null));

        document.Text.Should().Be("mutation Copy($changes:CreateCommitOnBranchInput!){" + CommitField + "}");
        ShouldSay(document, $$$"""
            {"changes":{"branch":{"repositoryNameWithOwner":"acme/docs","branchName":"main"},"expectedHeadOid":"{{{Base}}}",
            "message":{"headline":"Update","body":"Why.\n\nCopied-From: x"},
            "fileChanges":{"additions":[{"path":"a/x","contents":"AQID"},{"path":"ü","contents":""}],"deletions":[{"path":"gone"}]}
            }}
            """);
    }

    [Fact]
    public void A_new_proposal_makes_its_branch_commits_on_it_and_opens_its_pull_request()
    {
        var document = Document(Write(_proposal));

        document.Text.Should().Be(
            $"mutation Copy($ref:CreateRefInput!,$changes:CreateCommitOnBranchInput!,$pr:CreatePullRequestInput!){{branch:createRef(input:$ref){{ref{{name}}}}{CommitField}{OpenField}}}");
        var said = Documents.Variables(document.WriteVariables);
        ShouldSay(said.GetProperty("ref"), $$"""{"repositoryId":"R_1","name":"refs/heads/copier/acme/x/go-1234abcd","oid":"{{Base}}"}""");
        said.GetProperty("changes").GetProperty("branch").GetProperty("branchName").GetString().Should().Be("copier/acme/x/go-1234abcd");
        Expected(said).Should().Be(Base);
        ShouldSay(said.GetProperty("pr"), """
            {"repositoryId":"R_1","baseRefName":"main","headRefName":"copier/acme/x/go-1234abcd","title":"Title","body":"Body","draft":true}
            """);
    }

    [Fact]
    public void An_open_proposal_gets_one_more_commit_on_its_head_and_new_words()
    {
        var document = Document(Write(_proposal, head: true, _open));

        document.Text.Should().Be(
            $"mutation Copy($changes:CreateCommitOnBranchInput!,$pr:UpdatePullRequestInput!){{{CommitField}pull:updatePullRequest(input:$pr){{pullRequest{{id number url}}}}}}");
        var said = Documents.Variables(document.WriteVariables);
        Expected(said).Should().Be(Head);
        ShouldSay(said.GetProperty("pr"), """{"pullRequestId":"PR_1","title":"Title","body":"Body"}""");
    }

    [Fact]
    public void A_branch_left_by_a_closed_proposal_is_reset_only_if_it_stands_where_it_was_seen()
    {
        var document = Document(Write(_proposal, head: true));

        document.Text.Should().Be(
            $"mutation Copy($refs:UpdateRefsInput!,$changes:CreateCommitOnBranchInput!,$pr:CreatePullRequestInput!){{branch:updateRefs(input:$refs){{clientMutationId}}{CommitField}{OpenField}}}");
        var said = Documents.Variables(document.WriteVariables);
        ShouldSay(said.GetProperty("refs"), $$"""
            {"repositoryId":"R_1","refUpdates":[{"name":"refs/heads/copier/acme/x/go-1234abcd","beforeOid":"{{Head}}","afterOid":"{{Base}}","force":true}]}
            """);
        Expected(said).Should().Be(Base);
    }

    [Fact]
    public void A_branch_that_already_stands_at_the_base_is_used_as_it_is()
    {
        var write = Write(_proposal, head: true);
        write = write with { Snapshot = write.Snapshot with { Head = write.Snapshot.Base } };

        Document(write).Text.Should().NotContain("createRef").And.NotContain("updateRefs").And.Contain(CommitField).And.Contain(OpenField);
    }

    [Fact]
    public void When_only_the_pull_request_is_missing_nothing_else_is_written() =>
        Document(Write(_proposal, head: true) with { Files = [], Deletions = [] }).Text.Should().Be($"mutation Copy($pr:CreatePullRequestInput!){{{OpenField}}}");

    [Theory]
    [InlineData("Update", "Update", "")]
    [InlineData("Update\n\nWhy.\n\nCopied-From: x", "Update", "Why.\n\nCopied-From: x")]
    [InlineData("Update\nCopied-From: x", "Update", "Copied-From: x")]
    public void The_first_line_is_the_headline(string message, string headline, string body)
    {
        var said = Documents.Variables(Document(Write(null) with { CommitMessage = message }).WriteVariables).GetProperty("changes").GetProperty("message");

        said.GetProperty("headline").GetString().Should().Be(headline);
        said.GetProperty("body").GetString().Should().Be(body);
    }

    [Fact]
    public void Names_travel_as_variables_only()
    {
        var document = Document(Write(_proposal) with { Files = [File("a\"){x}")] });

        document.Text.Should().NotContain("\"");
        Documents.IsBalanced(document.Text).Should().BeTrue();
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void What_GitHub_would_merge_by_itself_is_stopped_before_the_commit_when_people_have_worked_on_it(bool autoMerge, bool ours, bool stopped)
    {
        var document = Document(Write(_proposal, head: true, _open with { HasAutoMerge = autoMerge, IsAllOurs = ours }));

        document.Text.Contains("{disable:disablePullRequestAutoMerge(input:$disable){clientMutationId}commit:", StringComparison.Ordinal).Should().Be(stopped);
    }

    [Fact]
    public void A_commit_that_is_made_already_is_put_on_the_target_branch_only_if_it_stands_where_it_was_seen()
    {
        var document = new WriteDocument(Write(null), Given.Commit('d'), []);

        document.Text.Should().Be("mutation Copy($refs:UpdateRefsInput!){branch:updateRefs(input:$refs){clientMutationId}}");
        ShouldSay(document, $$$"""
            {"refs":{"repositoryId":"R_1","refUpdates":[{"name":"refs/heads/main","beforeOid":"{{{Base}}}","afterOid":"{{{Given.Commit('d')}}}","force":false}]}}
            """);
    }

    [Theory]
    [InlineData(false, false, "createRef")]
    [InlineData(true, false, "updateRefs")]
    [InlineData(true, true, "updateRefs")]
    public void A_commit_that_is_made_already_becomes_the_head_of_our_branch(bool head, bool open, string field)
    {
        var said = new WriteDocument(Write(_proposal, head, open ? _open : null), Given.Commit('d'), []);

        said.Text.Should().Contain(field).And.NotContain("createCommitOnBranch").And.Contain(open ? "updatePullRequest" : "createPullRequest");
        if (head)
        {
            Documents.Variables(said.WriteVariables).GetProperty("refs").GetProperty("refUpdates")[0].GetProperty("force").GetBoolean()
                .Should().Be(!open, "only a branch of which nothing is open is moved other than forward");
        }
    }

    private static FileWrite File(string path) => new(Given.Path(path), Given.File('1'), 3, IsOrdinary: true);

    private static WriteDocument Document(TargetWrite write) => new(write, null, [[1, 2, 3], []]);

    private static string? Expected(JsonElement said) => said.GetProperty("changes").GetProperty("expectedHeadOid").GetString();

    private static void ShouldSay(WriteDocument document, string json) => ShouldSay(Documents.Variables(document.WriteVariables), json);

    private static void ShouldSay(JsonElement said, string json) =>
        JsonElement.DeepEquals(said, JsonDocument.Parse(json.Replace("\r", "", StringComparison.Ordinal)).RootElement).Should().BeTrue($"it says {said}");

    private static TargetWrite Write(Proposal? proposal, bool head = false, OpenPullRequest? open = null) => new()
    {
        Repository = new RepositoryAccess(RepositoryName.Parse("acme/docs"), new InstallationId(7)),
        Snapshot = new TargetSnapshot.Open
        {
            NodeId = "R_1",
            Name = RepositoryName.Parse("acme/docs"),
            Base = Given.Branch(),
            Head = head ? Given.Branch() with { Head = CommitSha.Parse(Head) } : null,
            PullRequest = open,
        },
        Branch = BranchName.Main,
        Files = [File("a/x"), File("ü")],
        Deletions = [Given.Path("gone")],
        Contents = new NoContents(),
        CommitMessage = "Update\n\nWhy.\n\nCopied-From: x",
        Proposal = proposal,
    };

    private sealed class NoContents : IFileContents
    {
        public Task<Stream> OpenAsync(BlobId blob, CancellationToken cancellationToken) => throw new InvalidOperationException("The document has its bytes already.");
    }
}

using System.Text.RegularExpressions;
using CsCheck;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Reading;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed partial class SnapshotDocumentTests
{
    private static readonly RepositoryAccess _source = new(Given.SourceRepo, new InstallationId(7));

    [Fact]
    public void A_read_asks_for_contents_at_the_merge_states_at_the_tip_and_every_target()
    {
        var document = For(["go/a"], Target("acme/docs", BranchName.Parse("copier/x"), "code/go/a"));

        const string Branch = "refUpdateRule{viewerCanPush} target{oid ...on Commit{message author{name} signature{isValid wasSignedByGitHub} tree{oid} "
            + "f6:file(path:$v6){mode oid}f7:file(path:$v7){mode oid}f8:file(path:$v8){mode oid}}}";
        document.Text.Should().Be(
            "query Snapshot($v0:String!,$v1:String!,$v2:GitObjectID!,$v3:String!,$v4:String!,$v5:String!,$v6:String!,$v7:String!,$v8:String!,$v9:String!,$v10:String!,$v11:String!){"
            + "source:repository(owner:$v0,name:$v1){nameWithOwner "
            + "merge:object(oid:$v2){...on Commit{f3:file(path:$v3){mode oid object{...on Blob{byteSize isTruncated text}}}}}"
            + "tip:ref(qualifiedName:$v4){target{oid ...on Commit{f3:file(path:$v3){mode oid}}}}}"
            + "t0:repository(owner:$v0,name:$v5){id databaseId nameWithOwner isArchived isDisabled isLocked isEmpty "
            + $"base:ref(qualifiedName:$v4){{{Branch}}}head:ref(qualifiedName:$v9){{{Branch}}}"
            + "pulls:pullRequests(headRefName:$v10,baseRefName:$v11,states:OPEN,first:1){nodes{id number url title body files(first:100){totalCount nodes{path}}}}"
            + "ended:pullRequests(headRefName:$v10,baseRefName:$v11,states:[CLOSED,MERGED],first:1,orderBy:{field:CREATED_AT,direction:DESC})"
            + "{nodes{number url body state headRefOid timelineItems(itemTypes:[CLOSED_EVENT],last:1){nodes{...on ClosedEvent{actor{login}}}}}}}"
            + "rateLimit{cost remaining resetAt}}");
    }

    [Fact]
    public void What_a_proposal_is_dressed_with_is_asked_for_only_where_it_is_wanted()
    {
        var plain = For([], Target("acme/docs", BranchName.Parse("copier/x"), "a"));
        var dressed = For([], Target("acme/docs", BranchName.Parse("copier/x"), "a") with
        {
            Proposal = new ProposalQuery(BranchName.Parse("copier/x"), new CommitStrategy
            {
                UsePullRequestTemplate = true,
                AutoMerge = true,
                Labels = ["docs"],
                Reviewers = ["alice"],
                Assignees = ["bob"],
                TeamReviewers = ["writers", "other/readers"],
            }),
        });

        plain.Text.Should().NotContain("pullRequestTemplates").And.NotContain("label0").And.NotContain("user(").And.NotContain("commits(");
        dressed.Text.Should().Contain("pullRequestTemplates{filename body}").And.Contain("label0:label(").And.Contain("t0u0:user(").And.Contain("t0u1:user(")
            .And.Contain("t0g0:organization(").And.Contain("t0g1:organization(").And.Contain("mergeable autoMergeRequest{enabledAt} commits(first:100)");
        Documents.Variables(dressed.WriteVariables).EnumerateObject().Select(value => value.Value.GetString()).Should().Contain(["docs", "alice", "bob", "writers", "other", "readers"]);
    }

    [Fact]
    public void A_direct_target_has_no_branch_of_ours_and_no_pull_request() =>
        For([], Target("acme/docs", null, "a")).Text.Should().NotContain("head:ref").And.NotContain("pulls:").And.NotContain("source:");

    [Theory]
    [InlineData("contents: read, pull_requests: write", false, false)]
    [InlineData("contents: write, pull_requests: read", true, false)]
    [InlineData("contents: write", true, false)]
    [InlineData("contents: write, pull_requests: write", true, true)]
    [InlineData("", true, true)]
    public void Of_a_target_that_may_not_be_written_to_only_the_name_is_asked_for(string granted, bool isDirectAsked, bool isProposalAsked)
    {
        var permissions = granted.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split(": ")).ToDictionary(one => one[0], one => one[1]);
        SnapshotDocument Asked(BranchName? proposal) => For([], permissions, Target("acme/docs", proposal, "a"));

        foreach (var (document, isAsked) in new[] { (Asked(null), isDirectAsked), (Asked(BranchName.Parse("copier/x")), isProposalAsked) })
        {
            document.Text.Contains("t0:repository(owner:$v0,name:$v1){databaseId nameWithOwner}rateLimit", StringComparison.Ordinal).Should().Be(!isAsked);
            document.Text.Contains("base:ref", StringComparison.Ordinal).Should().Be(isAsked);
            Documents.Declared(document.Text).Should().HaveCount(isAsked ? Documents.Variables(document.WriteVariables).EnumerateObject().Count() : 2);
        }
    }

    [Fact]
    public void The_folders_of_a_path_are_asked_for_along_with_it()
    {
        var document = For([], Target("acme/docs", null, "a/b/c", "a/d"));

        document.PathByAlias.Values.Should().BeEquivalentTo("a/b/c", "a/d", "a", "a/b");
    }

    [Fact]
    public void Whatever_the_names_they_travel_as_variables_only_and_the_document_is_well_formed() =>
        Gen.String[1, 30].Array[1, 5].Sample(texts =>
        {
            string[] paths = [.. texts.Select(text => $"\"}}){{{text}"), "a\"b", "${x}", "日本"];
            var document = For(paths, Target("acme/docs", BranchName.Parse("copier/日本"), "x\"}y/z"));
            var values = Documents.Variables(document.WriteVariables);
            var declared = Documents.Declared(document.Text);

            return Shape().IsMatch(document.Text)
                && Documents.IsBalanced(document.Text)
                && declared.Order().SequenceEqual(values.EnumerateObject().Select(value => value.Name).Order())
                && Uses().Matches(document.Text).Select(use => use.Groups[1].Value).Distinct().Order().SequenceEqual(declared.Order())
                && paths.All(document.PathByAlias.Values.Contains);
        });

    [Fact]
    public void One_value_is_one_variable()
    {
        var values = Documents.Variables(For(["a", "b"], Target("acme/docs", null, "a", "b"), Target("acme/docs", null, "a")).WriteVariables)
            .EnumerateObject().Select(value => value.Value.GetString());

        values.Should().OnlyHaveUniqueItems();
    }

    // Letters, digits and GraphQL's own signs: nothing in quotes, so nothing that somebody chose.
    [GeneratedRegex(@"\Aquery Snapshot[A-Za-z0-9_$:!,(){}\[\]. ]*\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\$(v\d+)")]
    private static partial Regex Uses();

    private static TargetQuery Target(string repository, BranchName? proposal, params string[] paths) =>
        new(new RepositoryAccess(RepositoryName.Parse(repository), new InstallationId(7)), BranchName.Main, proposal is null ? null : new ProposalQuery(proposal, CommitStrategy.Default), [.. paths.Select(Given.Path)]);

    private static SnapshotDocument For(string[] paths, params TargetQuery[] targets) => For(paths, new Dictionary<string, string>(), targets);

    private static SnapshotDocument For(string[] paths, Dictionary<string, string> permissions, params TargetQuery[] targets)
    {
        var request = new SnapshotRequest { Source = new SourceQuery(_source, Given.Commit(), BranchName.Main, paths), Targets = targets };
        return SnapshotDocument.For(SnapshotPart.Split(request).Single(), request, permissions);
    }
}

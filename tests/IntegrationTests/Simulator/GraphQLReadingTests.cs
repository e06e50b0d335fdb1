using System.Text;
using System.Text.Json.Nodes;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class GraphQLReadingTests
{
    [Fact]
    public async Task One_document_reads_source_files_and_the_state_of_a_target()
    {
        await using var scene = await Scene.StartAsync(r => r.File("dir/a.md", "\uFEFFtext\r\n").Executable("run.sh", "x").Symlink("link", "run.sh").Submodule("sub", new string('1', 40)).File("bin", [1, 0, 2]));
        const string query = """
            query Read($o: String!, $n: String!, $oid: GitObjectID!, $ref: String!) {
              src: repository(owner: $o, name: $n) { object(oid: $oid) { ...Files } }
              target: repository(owner: $o, name: $n) {
                nameWithOwner isArchived isDisabled isEmpty isLocked autoMergeAllowed defaultBranchRef { name }
                ref(qualifiedName: $ref) { name refUpdateRule { viewerCanPush } target { oid ... on Commit { message author { name email } parents(first: 1) { nodes { oid } } tree { oid } } } }
                none: ref(qualifiedName: "refs/heads/none") { name }
                pullRequests(headRefName: "copy", baseRefName: "main", states: OPEN, first: 1, orderBy: {field: CREATED_AT, direction: DESC}) { nodes { number } }
              }
              rateLimit { cost limit remaining resetAt }
            }
            fragment Files on Commit {
              text: file(path: "dir/a.md") { mode type oid name path object { __typename oid ... on Blob { byteSize isBinary isTruncated text } } }
              run: file(path: "run.sh") { mode } link: file(path: "link") { mode } sub: file(path: "sub") { mode type object { oid } }
              bin: file(path: "bin") { object { ... on Blob { isBinary text } } } dir: file(path: "dir") { mode type } none: file(path: "dir/none") { mode }
            }
            """;

        var data = await scene.DataAsync(query, new { o = "acme", n = "docs", oid = scene.Docs.Head("main"), @ref = "refs/heads/main" });

        var files = data["src"]!["object"]!;
        ((int)files["text"]!["mode"]!, (int)files["run"]!["mode"]!, (int)files["link"]!["mode"]!, (int)files["sub"]!["mode"]!, (int)files["dir"]!["mode"]!).Should().Be((33188, 33261, 40960, 57344, 16384));
        Encoding.UTF8.GetBytes((string)files["text"]!["object"]!["text"]!).Should().Equal(scene.Docs.Bytes("main", "dir/a.md"));
        ((string)files["text"]!["object"]!["__typename"]!, (int)files["text"]!["object"]!["byteSize"]!).Should().Be(("Blob", 9));
        ((bool)files["bin"]!["object"]!["isBinary"]!, (string?)files["bin"]!["object"]!["text"]).Should().Be((true, null));
        (files["none"], files["sub"]!["object"], data["target"]!["none"]).Should().Be((null, null, null));
        var target = data["target"]!;
        ((string)target["ref"]!["target"]!["oid"]!).Should().Be(scene.Docs.Head("main"));
        (target["ref"]!["refUpdateRule"], target["pullRequests"]!["nodes"]!.AsArray().Count).Should().Be((null, 0));
        ((int)data["rateLimit"]!["limit"]!).Should().Be(5000);
        scene.GitHub.UnexpectedRequests.Should().BeEmpty();
    }

    [Fact]
    public async Task Text_is_cut_where_GitHub_cuts_it()
    {
        await using var scene = await Scene.StartAsync(r => r.File("fits", new string('a', 512_000)).File("long", new string('a', 512_001)));

        var data = await scene.DataAsync("""{ repository(owner: "acme", name: "docs") { fits: object(expression: "main:fits") { ... on Blob { isTruncated text } } long: object(expression: "main:long") { ... on Blob { isTruncated byteSize text } } } }""");

        var (fits, cut) = (data["repository"]!["fits"]!, data["repository"]!["long"]!);
        ((bool)fits["isTruncated"]!, ((string)fits["text"]!).Length).Should().Be((false, 512_000));
        ((bool)cut["isTruncated"]!, ((string)cut["text"]!).Length, (int)cut["byteSize"]!).Should().Be((true, 512_000, 512_001));
    }

    [Fact]
    public async Task A_repository_out_of_reach_is_null_and_the_rest_is_answered()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.CreateRepository("rival/docs", r => r.File("a", "1"));

        var answer = await scene.Client.GraphQLAsync(scene.Token, """{ mine: repository(owner: "acme", name: "docs") { name } theirs: repository(owner: "rival", name: "docs") { name } }""");

        ((string)answer["data"]!["mine"]!["name"]!).Should().Be("docs");
        answer["data"]!["theirs"].Should().BeNull();
        var error = answer["errors"]!.AsArray().Should().ContainSingle().Subject!;
        ((string)error["type"]!, (string)error["path"]![0]!, (string)error["message"]!).Should().Be(("NOT_FOUND", "theirs", "Could not resolve to a Repository with the name 'rival/docs'."));
        scene.GitHub.UnexpectedRequests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_renamed_repository_answers_to_its_old_name_unless_told_not_to()
    {
        await using var scene = await Scene.StartAsync();
        scene.Docs.Rename("handbook");

        var data = await scene.Client.GraphQLAsync(scene.Token, """{ a: repository(owner: "acme", name: "docs") { nameWithOwner } b: repository(owner: "acme", name: "docs", followRenames: false) { name } }""");
        var moved = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1?x=y", scene.Token);

        ((string)data["data"]!["a"]!["nameWithOwner"]!, data["data"]!["b"]).Should().Be(("acme/handbook", null));
        ((int)moved.StatusCode, moved.Headers.Location!.PathAndQuery).Should().Be((301, "/repos/acme/handbook/pulls/1?x=y"));
    }

    [Fact]
    public async Task A_protected_branch_tells_that_the_App_cannot_push()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Protect("main"));

        var data = await scene.DataAsync("""{ repository(owner: "acme", name: "docs") { ref(qualifiedName: "refs/heads/main") { refUpdateRule { viewerCanPush requiredApprovingReviewCount } } } }""");

        var rule = data["repository"]!["ref"]!["refUpdateRule"]!;
        ((bool)rule["viewerCanPush"]!, (int)rule["requiredApprovingReviewCount"]!).Should().Be((false, 1));
    }

    [Theory]
    [InlineData("{ viewer { login } }", "Field 'viewer' doesn't exist on type 'Query'")]
    [InlineData("{ repository(owner: \"a\", name: \"b\", id: 1) { name } }", "Field 'repository' doesn't accept argument 'id'")]
    [InlineData("{ repository(owner: \"a\") { name } }", "Field 'repository' is missing required arguments: name")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") }", "Field must have selections (field 'repository' returns Repository but has no selections. Did you mean 'repository { ... }'?)")]
    [InlineData("{ repository(owner: \"a\", name: 1) { name } }", "Argument 'name' has an invalid value (1). Expected type 'String!'.")]
    [InlineData("query($o: String) { repository(owner: $o, name: \"b\") { name } }", "Type mismatch on variable $o and argument owner (String / String!)")]
    [InlineData("query($o: String!, $x: Int) { repository(owner: $o, name: \"b\") { name } }", "Variable $x is declared by anonymous query but not used")]
    [InlineData("{ repository(owner: $o, name: \"b\") { name } }", "Variable $o is used by anonymous query but not declared")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { ...F } }", "Fragment F was used, but not defined")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { object(oid: \"1\") { ... on Issue { id } } } }", "No such type Issue, so it can't be a fragment condition")]
    [InlineData("mutation { createRef(input: {repositoryId: \"x\", name: \"y\"}) { ref { id } } }", "Argument 'oid' on InputObject 'CreateRefInput' is required. Expected type GitObjectID!")]
    [InlineData("mutation { createRef(input: {repositoryId: \"x\", name: \"y\", oid: \"z\", sha: \"z\"}) { ref { id } } }", "InputObject 'CreateRefInput' doesn't accept argument 'sha'")]
    [InlineData("query($o: String!) { repository(owner: $o, name: \"b\") { name } }", "Variable $o of type String! was provided invalid value")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { name }", "Parse error*")]
    public async Task What_the_schema_does_not_have_is_refused_and_noted(string query, string message)
    {
        await using var scene = await Scene.StartAsync();

        var answer = await scene.Client.GraphQLAsync(scene.Token, query);

        answer["data"].Should().BeNull();
        ((string)answer["errors"]![0]!["message"]!).Should().Match(message);
        scene.GitHub.UnexpectedRequests.Should().Contain(r => r.Path == "/graphql" && r.Reason == (string)answer["errors"]![0]!["message"]!);
    }

    [Fact]
    public async Task A_variable_is_checked_down_to_its_parts()
    {
        await using var scene = await Scene.StartAsync();
        const string mutation = "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";
        var branch = new { repositoryNameWithOwner = "acme/docs", branchName = "main" };
        var oid = scene.Docs.Head("main");

        var missing = await scene.ErrorAsync(mutation, new { input = new { branch, expectedHeadOid = oid, message = new { headline = "x" }, fileChanges = new { additions = new[] { new { path = "a" } } } } });
        var unknown = await scene.ErrorAsync(mutation, new { input = new { branch, expectedHeadOid = oid, message = new { headline = "x", title = "y" } } });
        var coerced = await scene.ErrorAsync(mutation, new { input = new { branch, expectedHeadOid = "main", message = new { headline = "x" } } });

        missing.Message.Should().Be("Variable $input of type CreateCommitOnBranchInput! was provided invalid value for fileChanges.additions.0.contents (Expected value to not be null)");
        unknown.Message.Should().Be("Variable $input of type CreateCommitOnBranchInput! was provided invalid value for message.title (Field is not defined on CommitMessage)");
        coerced.Message.Should().EndWith("for expectedHeadOid (Could not coerce value \"main\" to GitObjectID)");
    }

    [Fact]
    public async Task A_list_needs_a_size_of_at_most_a_hundred()
    {
        await using var scene = await Scene.StartAsync();

        var none = await scene.ErrorAsync("""{ repository(owner: "acme", name: "docs") { pullRequests { totalCount } } }""");
        var large = await scene.ErrorAsync("""{ repository(owner: "acme", name: "docs") { pullRequests(first: 101) { totalCount } } }""");

        (none.Type, large.Type).Should().Be(("MISSING_PAGINATION_BOUNDARIES", "EXCESSIVE_PAGINATION"));
    }

    [Fact]
    public async Task Reading_needs_the_permission()
    {
        await using var scene = await Scene.StartAsync();
        scene.Installation.Revoke("contents");

        var error = await scene.ErrorAsync("""{ repository(owner: "acme", name: "docs") { object(expression: "main") { oid } } }""");

        error.Should().Be(("FORBIDDEN", "Resource not accessible by integration"));
    }

    [Fact]
    public async Task The_enterprise_address_answers_too_and_a_stranger_is_turned_away()
    {
        await using var scene = await Scene.StartAsync();
        var query = new JsonObject { ["query"] = "{ rateLimit { cost } }" };

        var enterprise = await scene.Client.SendAsync(HttpMethod.Post, "api/graphql", scene.Token, query);
        var stranger = await scene.Client.SendAsync(HttpMethod.Post, "graphql", null, query);
        var app = await scene.Client.SendAsync(HttpMethod.Post, "graphql", scene.Client.Jwt(), query);

        ((int)enterprise.StatusCode, (int)stranger.StatusCode, (int)app.StatusCode).Should().Be((200, 401, 401));
    }
}

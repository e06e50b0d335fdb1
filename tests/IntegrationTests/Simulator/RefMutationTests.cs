namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class RefMutationTests
{
    private const string Create = "mutation($id: ID!, $name: String!, $oid: GitObjectID!) { createRef(input: {repositoryId: $id, name: $name, oid: $oid, clientMutationId: \"7\"}) { clientMutationId ref { name prefix target { oid } } } }";
    private const string Update = "mutation($id: ID!, $updates: [RefUpdate!]!) { updateRefs(input: {repositoryId: $id, refUpdates: $updates}) { clientMutationId } }";
    private static readonly string Zero = new('0', 40);

    [Fact]
    public async Task A_branch_is_created_once()
    {
        await using var scene = await Scene.StartAsync();

        var data = await scene.DataAsync(Create, New(scene, "refs/heads/copy/1"));
        var again = await scene.ErrorAsync(Create, New(scene, "refs/heads/copy/1"));

        ((string?)data["createRef"]!["ref"]!["name"], (string?)data["createRef"]!["clientMutationId"]).Should().Be(("copy/1", "7"));
        again.Should().Be(("UNPROCESSABLE", "A ref named \"refs/heads/copy/1\" already exists in the repository."));
        scene.Docs.Head("copy/1").Should().Be(scene.Docs.Head("main"));
    }

    [Theory]
    [InlineData("refs/heads/copy")]
    [InlineData("refs/heads/copy/1/deeper")]
    [InlineData("heads/x")]
    [InlineData("refs/heads/")]
    [InlineData("refs/heads/a..b")]
    [InlineData("refs/heads/a b")]
    [InlineData("refs/heads/.a")]
    [InlineData("refs/heads/a.lock")]
    [InlineData("refs/heads/a~1")]
    [InlineData("refs/heads/a@{1}")]
    [InlineData("refs/heads/a\\b")]
    public async Task A_name_git_cannot_hold_is_refused(string name)
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("copy/1"));

        (await scene.ErrorAsync(Create, New(scene, name))).Type.Should().Be("UNPROCESSABLE");

        scene.Docs.BranchNames.Should().Equal("copy/1", "main");
    }

    [Fact]
    public async Task An_unknown_commit_an_empty_repository_and_an_unknown_repository_are_refused()
    {
        await using var scene = await Scene.StartAsync();
        var empty = scene.GitHub.CreateRepository("acme/empty");
        var emptyId = await scene.Client.RepositoryIdAsync(scene.Token, empty);

        (await scene.ErrorAsync(Create, new { id = scene.DocsId, name = "refs/heads/x", oid = new string('1', 40) })).Message.Should().Be("Object does not exist");
        (await scene.ErrorAsync(Create, new { id = emptyId, name = "refs/heads/x", oid = scene.Docs.Head("main") })).Message.Should().Be("Git Repository is empty.");
        (await scene.ErrorAsync(Create, new { id = "R_nonsense", name = "refs/heads/x", oid = scene.Docs.Head("main") })).Type.Should().Be("NOT_FOUND");
    }

    [Fact]
    public async Task Several_refs_move_together_or_not_at_all()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("one").Branch("two"));
        var before = scene.Docs.Head("main")!;
        var after = scene.Docs.Commit("main", "Next", c => c.Write("b", "2"));

        var stale = await scene.ErrorAsync(Update, Updates(scene, ("one", before, after), ("two", after, after)));
        (stale.Type, scene.Docs.Head("one")).Should().Be(("STALE_DATA", before));

        await scene.DataAsync(Update, Updates(scene, ("one", before, after), ("two", before, Zero), ("three", Zero, after)));
        (scene.Docs.Head("one"), scene.Docs.Head("two"), scene.Docs.Head("three")).Should().Be((after, null, after));
    }

    [Fact]
    public async Task Only_force_moves_a_branch_sideways()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("bot", c => c.Write("b", "2")));
        var (main, bot) = (scene.Docs.Head("main")!, scene.Docs.Head("bot")!);
        object Move(bool force) => new { id = scene.DocsId, updates = new[] { new { name = "refs/heads/bot", beforeOid = bot, afterOid = main, force } } };

        (await scene.ErrorAsync(Update, Move(false))).Should().Be(("UNPROCESSABLE", "Update is not a fast forward"));
        await scene.DataAsync(Update, Move(true));

        scene.Docs.Head("bot").Should().Be(main);
    }

    [Fact]
    public async Task A_protected_branch_cannot_be_moved()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("next", c => c.Write("b", "2")).Protect("main"));

        var error = await scene.ErrorAsync(Update, Updates(scene, ("main", scene.Docs.Head("main")!, scene.Docs.Head("next")!)));

        error.Message.Should().StartWith("Repository rule violations found");
    }

    private static object New(Scene scene, string name) => new { id = scene.DocsId, name, oid = scene.Docs.Head("main") };

    private static object Updates(Scene scene, params (string Branch, string Before, string After)[] moves) => new
    {
        id = scene.DocsId,
        updates = moves.Select(m => new { name = $"refs/heads/{m.Branch}", beforeOid = m.Before, afterOid = m.After }),
    };
}

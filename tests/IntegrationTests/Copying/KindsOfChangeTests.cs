using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

public sealed class KindsOfChangeTests
{
    private static readonly byte[] _binary = [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2, 0xff, 0xfe];

    [Fact]
    public async Task Binary_files_arrive_byte_for_byte_for_one_request_more()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/logo.png", _binary).Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Bytes("main", "code/logo.png").Should().Equal(_binary);
        world.GitHub.Requests.Work.Should().HaveCount(4);
    }

    public static TheoryData<string, byte[]> Contents { get; } = new()
    {
        { "empty", [] },
        { "one byte", [0x41] },
        { "byte order mark", [0xef, 0xbb, 0xbf, 0x41, 0x0a] },
        { "carriage returns", "a\r\nb\r\n"u8.ToArray() },
        { "Latin-1", [0x67, 0x72, 0xfc, 0xdf, 0x65, 0x0a] },
        { "astral", "\U0001F600 ok\n"u8.ToArray() },
        { "no newline at the end", "x"u8.ToArray() },
        { "longer than GraphQL tells", [.. Enumerable.Range(0, 600_000).Select(i => (byte)('a' + (i % 26)))] },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Every_content_arrives_byte_for_byte(string kind, byte[] content)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/file", content));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Bytes("main", "code/file").Should().Equal(content, kind);
    }

    [Theory]
    [InlineData("go/with space.go")]
    [InlineData("go/what?.go")]
    [InlineData("go/50%2F50.go")]
    [InlineData("go/hash#tag.go")]
    [InlineData("go/quote\"'.go")]
    [InlineData("go/größe/日本.go")]
    [InlineData("go/${path}.go")]
    public async Task Every_name_arrives_as_it_is(string path)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write(path, "text"));
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Text("main", "code/" + path[3..]).Should().Be("text");
    }

    [Fact]
    public async Task A_rename_writes_the_new_path_and_tells_that_the_old_copy_stays()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Rename("go/old.go", "go/new.go"));
        var delivery = await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Text("main", "code/new.go").Should().Be("package old\n");
        Deliveries.File(delivery, "go/old.go")["action"]!.GetValue<string>().Should().Be("delete");
        Deliveries.File(delivery, "go/old.go")["reason"]!.GetValue<string>().Should().Contain("on_delete is keep");
    }

    [Fact]
    public async Task A_file_that_is_renamed_out_of_the_rule_is_not_written()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var head = world.GitHub.Repository("acme/docs").Head("main");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Rename("go/old.go", "elsewhere/old.go"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Head("main").Should().Be(head);
        Deliveries.File(delivery, "elsewhere/old.go")["reason"]!.GetValue<string>().Should().Be("No rule matches it.");
    }

    [Fact]
    public async Task What_cannot_be_copied_is_told_by_name_and_the_rest_goes_on()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr
            .Write("go/a.go", "a")
            .Symlink("go/out", "../../elsewhere")
            .Symlink("go/absolute", "/etc/passwd")
            .Submodule("go/module", "1111111111111111111111111111111111111111")
            .Write("go/big.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed");
        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/a.go");
        Reason("go/out").Should().Contain("leads out of the target repository");
        Reason("go/absolute").Should().Contain("absolute target");
        Reason("go/module").Should().Be("Submodules are not copied.");
        Reason("go/big.bin").Should().Contain("git-LFS pointer");

        string Reason(string path) => (string)Deliveries.File(delivery, path)["reason"]!;
    }

    [Fact]
    public async Task What_stands_in_the_way_in_the_target_is_not_replaced()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commit("main", "Obstacles", edits => edits
            .Write("code/file", "a file where a folder is wanted")
            .Symlink("code/link", "elsewhere")
            .Submodule("code/module", "1111111111111111111111111111111111111111")
            .Write("code/folder/x", "a folder where a file is wanted"));

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr
            .Write("go/file/b.go", "b").Write("go/link/b.go", "b").Write("go/module/b.go", "b").Write("go/folder", "b").Write("go/c.go", "c"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("partially_failed");
        docs.Text("main", "code/c.go").Should().Be("c");
        Reason("go/file/b.go").Should().Contain("'code/file' is a file in the target");
        Reason("go/link/b.go").Should().Contain("'code/link' is a symbolic link in the target");
        Reason("go/module/b.go").Should().Contain("'code/module' is a submodule in the target");
        Reason("go/folder").Should().Contain("'code/folder' is a folder in the target");

        string Reason(string path) => (string)Deliveries.File(delivery, path)["reason"]!;
    }

    [Fact]
    public async Task A_merge_that_matches_nothing_succeeds_and_asks_only_for_its_files()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("docs/x.md", "x"));
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        delivery["change_sets"]!.AsArray().Should().BeEmpty();
        world.GitHub.Requests.Work.Should().ContainSingle();
    }

    [Fact]
    public async Task All_pages_of_a_large_merge_arrive_in_few_requests()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            for (var i = 0; i < 301; i++)
            {
                pr.Write($"go/f{i:000}.go", $"package f{i}\n");
            }
        });
        await world.Service.FinishedAsync(merge);

        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(302);

        // ⌈301/100⌉ lists, ⌈301·2/250⌉ reads, one write.
        world.GitHub.Requests.Work.Should().HaveCount(4 + 3 + 1);
        world.GitHub.Requests.Work.Count(request => request.IsMutation).Should().Be(1);
    }

    [Fact]
    public async Task An_older_merge_never_overwrites_a_newer_one()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var older = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "older").Write("go/b.go", "only here"), deliver: false);
        var newer = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "newer"));
        await world.Service.FinishedAsync(newer);

        await world.GitHub.RedeliverAsync(older.DeliveryId);
        var delivery = await world.Service.FinishedAsync(older);

        docs.Text("main", "code/a.go").Should().Be("newer");
        docs.Text("main", "code/b.go").Should().Be("only here");
        ((string)Deliveries.File(delivery, "go/a.go")["reason"]!).Should().Contain("later change");
    }
}

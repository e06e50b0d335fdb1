using System.Globalization;
using System.Net;
using System.Text;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class PullRequestFilesTests
{
    [Fact]
    public async Task Each_file_says_what_happened_to_it()
    {
        await using var scene = await Scene.StartAsync(r => r.File("gone", "x\n").File("edited", "1\n2\n3\n").File("moved", "stays the same\n").File("reworked", "a\nb\nc\nd\n").File("link", "y"));
        await scene.GitHub.MergeAsync(
            "acme/docs",
            pr => pr.Delete("gone").Write("edited", "1\ntwo\n3\n").Rename("moved", "dir/moved").Rename("reworked", "redone").Write("redone", "a\nb\nc\nZ\n").Symlink("link", "edited").Write("new", "n"),
            deliver: false);

        var files = (await scene.Client.GetAsync("repos/acme/docs/pulls/1/files", scene.Token)).AsArray();

        files.Select(f => ((string)f!["filename"]!, (string)f["status"]!, (string?)f["previous_filename"])).Should().Equal(
            ("dir/moved", "renamed", "moved"), ("edited", "modified", null), ("gone", "removed", null),
            ("link", "changed", null), ("new", "added", null), ("redone", "renamed", "reworked"));
        var edited = files[1]!;
        ((int)edited["additions"]!, (int)edited["deletions"]!, (int)edited["changes"]!).Should().Be((1, 1, 2));
        ((string)edited["patch"]!).Should().Be("@@ -1,3 +1,3 @@\n 1\n-2\n+two\n 3");
        ((string)edited["contents_url"]!).Should().Contain("/repos/acme/docs/contents/edited?ref=" + scene.Docs.PullRequests[0].HeadOid);
        files[0]!["patch"].Should().BeNull();
        ((string)files[4]!["sha"]!).Should().Be(scene.Docs.Tree("main")["new"].Oid);
    }

    [Fact]
    public async Task Pages_are_linked_and_sized_as_asked()
    {
        await using var scene = await Scene.StartAsync();
        await MergeFiles(scene, 205);

        var standard = (await scene.Client.GetAsync("repos/acme/docs/pulls/1/files", scene.Token)).AsArray();
        var second = await scene.Client.SendAsync(HttpMethod.Get, "api/v3/repos/acme/docs/pulls/1/files?per_page=100&page=2", scene.Token);
        var beyond = (await scene.Client.GetAsync("repos/acme/docs/pulls/1/files?page=9&per_page=500", scene.Token)).AsArray();

        (standard.Count, beyond.Count).Should().Be((30, 0));
        (await SimulatorClient.ReadAsync(second)).AsArray().Should().HaveCount(100);
        var url = $"{scene.GitHub.Url}api/v3/repos/acme/docs/pulls/1/files?per_page=100&page=";
        second.Headers.GetValues("Link").Should().Equal($"<{url}1>; rel=\"prev\", <{url}3>; rel=\"next\", <{url}3>; rel=\"last\", <{url}1>; rel=\"first\"");
    }

    [Fact]
    public async Task No_more_than_three_thousand_files_are_listed()
    {
        await using var scene = await Scene.StartAsync();
        var merge = await MergeFiles(scene, 3105);

        var last = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/1/files?per_page=100&page=30", scene.Token);
        var beyond = await scene.Client.GetAsync("repos/acme/docs/pulls/1/files?per_page=100&page=31", scene.Token);

        last.Headers.GetValues("Link").Single().Should().NotContain("rel=\"next\"");
        beyond.AsArray().Should().BeEmpty();
        ((int)merge["pull_request"]!["changed_files"]!).Should().Be(3105);
    }

    [Fact]
    public async Task A_blob_comes_as_base64_or_raw()
    {
        byte[] bytes = [0, 159, 146, 150, 10, .. Enumerable.Repeat((byte)65, 100)];
        await using var scene = await Scene.StartAsync(r => r.File("logo.png", bytes));
        var path = $"repos/acme/docs/git/blobs/{scene.Docs.Tree("main")["logo.png"].Oid}";

        var json = await scene.Client.GetAsync(path, scene.Token);
        var raw = await scene.Client.SendAsync(HttpMethod.Get, path, scene.Token, accept: "application/vnd.github.raw+json");
        var missing = await scene.Client.SendAsync(HttpMethod.Get, $"repos/acme/docs/git/blobs/{new string('0', 40)}", scene.Token);

        Convert.FromBase64String(((string)json["content"]!).Replace("\n", "", StringComparison.Ordinal)).Should().Equal(bytes);
        (await raw.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Should().Equal(bytes);
        raw.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.github.raw+json");
        missing.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_answer_tells_the_rate_limit_and_a_request_id()
    {
        await using var scene = await Scene.StartAsync();
        var answer = await scene.Client.SendAsync(HttpMethod.Get, "repos/acme/docs/pulls/404", scene.Token);

        string Header(string name) => answer.Headers.GetValues(name).Single();

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        (Header("x-ratelimit-limit"), Header("x-ratelimit-remaining"), Header("x-ratelimit-used"), Header("x-ratelimit-resource")).Should().Be(("5000", "4999", "1", "core"));
        long.Parse(Header("x-ratelimit-reset"), CultureInfo.InvariantCulture).Should().BeGreaterThan(0);
        Encoding.ASCII.GetBytes(Header("x-github-request-id")).Should().NotBeEmpty();
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> MergeFiles(Scene scene, int count)
    {
        var merge = await scene.GitHub.MergeAsync("acme/docs", pr =>
        {
            for (var file = 0; file < count; file++) pr.Write($"dir{file % 7}/file{file:D5}.txt", $"{file}\n");
        }, deliver: false);
        return merge.Delivery.Payload;
    }
}

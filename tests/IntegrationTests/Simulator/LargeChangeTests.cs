using System.Net;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class LargeChangeTests
{
    [Fact]
    public async Task Five_thousand_files_change_but_three_thousand_are_listed()
    {
        await using var scene = await Scene.StartAsync();
        var merged = await scene.GitHub.MergeAsync("acme/docs", pr =>
        {
            for (var file = 0; file < 5000; file++) pr.Write($"d{file % 40}/f{file}", $"{file}\n");
        }, deliver: false);

        var last = (await scene.RestAsync("GET", "pulls/1/files?per_page=100&page=30")).Body.AsArray();
        var beyond = (await scene.RestAsync("GET", "pulls/1/files?per_page=100&page=31")).Body.AsArray();
        var (_, pull, _) = await scene.RestAsync("GET", "pulls/1");

        (last.Count, beyond.Count, (int)pull["changed_files"]!, (int)pull["additions"]!).Should().Be((100, 0, 5000, 5000));
        ((int)merged.Delivery.Payload["pull_request"]!["changed_files"]!).Should().Be(5000);
        scene.Docs.Tree("main").Should().HaveCount(5001);
    }

    [Fact]
    public async Task A_pull_request_tells_its_commits_and_any_number_of_files_a_test_wants()
    {
        await using var scene = await Scene.StartAsync();

        var merged = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1").Commit("One").Write("b", "2").Commit("Two").Write("c", "3").Squash().TellingChangedFiles(7), deliver: false);

        var told = merged.Delivery.Payload["pull_request"]!;
        ((int)told["commits"]!, (int)told["changed_files"]!, (await scene.RestAsync("GET", "pulls/1/files")).Body.AsArray().Count).Should().Be((3, 7, 3));
    }

    [Fact]
    public async Task Every_kind_of_change_is_listed_by_its_name()
    {
        await using var scene = await Scene.StartAsync(r => r.File("old", "one\ntwo\nthree\n").File("source", "s\ns2\n").File("tool", "t").File("text", "x").File("gone", "g"));

        scene.GitHub.OpenPullRequest("acme/docs", pr => pr
            .Rename("old", "new").Copy("source", "twin").Mode("tool", GitMode.Executable).Delete("gone").Delete("text").Symlink("text", "tool")
            .Submodule("module", new string('b', 40)).Write("bytes", [0, 1]).Write("empty", ""));

        var files = (await scene.RestAsync("GET", "pulls/1/files?per_page=100")).Body.AsArray();
        files.Select(f => $"{f!["filename"]} {f["status"]} {f["previous_filename"]}".TrimEnd()).Should().Equal(
            "bytes added", "empty added", "gone removed", "module added", "new renamed old", "text changed", "tool modified", "twin copied source");
        scene.Docs.Tree("change-1")["twin"].Text.Should().Be("s\ns2\n");
    }

    [Fact]
    public async Task A_file_of_a_hundred_megabytes_is_no_burden()
    {
        await using var scene = await Scene.StartAsync();
        const int size = 100 * 1024 * 1024;
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Sized("huge.txt", size).Sized("huge.bin", 1_000_000, binary: true), deliver: false);

        var files = (await scene.RestAsync("GET", "pulls/1/files")).Body.AsArray();
        var raw = await scene.Client.SendAsync(HttpMethod.Get, $"/repos/acme/docs/git/blobs/{files[1]!["sha"]}", scene.Token, accept: "application/vnd.github.raw+json");

        files.Select(f => (string)f!["filename"]!).Should().Equal("huge.bin", "huge.txt");
        (raw.StatusCode, raw.Content.Headers.ContentLength, files[1]!["patch"]).Should().Be((HttpStatusCode.OK, size, null));
        ((int)files[0]!["changes"]!, (int)files[1]!["additions"]!).Should().Be((0, (size + 62) / 63));
    }
}

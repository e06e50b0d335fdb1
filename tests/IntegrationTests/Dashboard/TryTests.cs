using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>What would be copied, and why not, on a page.</summary>
public sealed class TryTests(Chromium chromium)
{
    private const string Rules = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: regex, pattern: '^go/(?P<topic>[a-z]+)/(?P<file>.+)$', exclude_patterns: ['_test\.go$']}
                targets:
                  - {repo: acme/docs, path_transform: "code/${topic}/${file}"}
              - name: bare
                source_pattern: {type: prefix, pattern: bare/}
                targets:
                  - {repo: globex/site, path_transform: "${relative_path}", commit_strategy: {type: pull_request}}
          - repo: globex/shared
            copy_rules:
              - name: all
                source_pattern: {type: prefix, pattern: img/}
                targets:
                  - {repo: acme/docs, path_transform: "img/${relative_path}"}
        """;

    [Fact]
    public async Task Paths_show_their_rule_what_it_finds_in_them_and_where_they_go_or_why_not()
    {
        await using var world = await CopierWorld.StartAsync(Rules, github =>
        {
            github.Repository("acme/examples").Commit("main", "Code", edits => edits
                .Write("go/io/new.go", "new").Write("go/io/changed.go", "new").Write("go/io/same.go", "same").Write("go/io/a_test.go", "t")
                .Write("bare/.github/x", "x").Write("bare/page.md", "p").Write("doc.md", "d"));
            github.Repository("acme/docs").Commit("main", "Copies", edits => edits.Write("code/io/changed.go", "old").Write("code/io/same.go", "same"));
        });
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        var docs = world.GitHub.Repository("acme/docs").Head("main");
        await visitor.GoAsync("/try");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.GetByLabel("Source", new() { Exact = true }).SelectOptionAsync("acme/examples");
        await visitor.Page.GetByLabel("Or paths").FillAsync("go/io/new.go\ngo/io/changed.go\ngo/io/same.go\ngo/io/a_test.go\nbare/.github/x\nbare/page.md\ndoc.md\ngo/io/away.go");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();

        await visitor.Page.WaitForURLAsync("**/try?source=*");
        await Expect(visitor.Page.GetByText("3 of 8 files would go.")).ToBeVisibleAsync();
        foreach (var (path, words) in new[]
        {
            ("go/io/new.go", new[] { "Rule go", "topic is io", "file is new.go", "new, by commit", "acme/docs at main: code/io/new.go" }),
            ("go/io/changed.go", ["changed, by commit"]),
            ("go/io/same.go", ["stays", "identical"]),
            ("go/io/a_test.go", ["excluded", "The rule 'go' excludes it by '_test\\.go$'."]),
            ("bare/.github/x", ["stays", "path refused"]),
            ("bare/page.md", ["new, by pull request", "globex/site at main: page.md"]),
            ("doc.md", ["no rule", "No rule matches it."]),
            ("go/io/away.go", ["absent", "It is not there at the tip of 'main'."]),
        })
        {
            foreach (var word in words)
            {
                await Expect(File(visitor, path)).ToContainTextAsync(word);
            }
        }

        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "globex/site at main" })).ToContainTextAsync("a new pull request");
        await visitor.ShouldBeAccessibleAsync();
        (world.GitHub.Repository("acme/docs").Head("main"), world.GitHub.Repository("globex/site").PullRequests.Count).Should().Be((docs, 0), "a look writes nothing");
    }

    [Fact]
    public async Task A_pasted_address_of_a_pull_request_chooses_the_source()
    {
        await using var world = await CopierWorld.StartAsync(Rules, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        var pull = world.GitHub.OpenPullRequest("globex/shared", pr => pr.Write("img/a.svg", "<svg/>"));
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try");

        await visitor.Page.GetByLabel("Pull request").FillAsync($"https://github.com/globex/shared/pull/{pull.Number}/files");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();

        await Expect(visitor.Page.GetByText($"#{pull.Number} is open.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("The file would go.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("It is not merged yet")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByLabel("Source", new() { Exact = true })).ToHaveValueAsync("globex/shared");
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_link_from_elsewhere_shows_the_pull_request_also_on_a_phone_and_without_JavaScript()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/io/" + new string('x', 200) + ".go", "new"));
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 } });

        await visitor.GoAsync($"/try?source=acme/examples&pull_request={pull.Number}");

        await Expect(visitor.Page.GetByText("The file would go.")).ToBeVisibleAsync();
        var overflow = await visitor.Page.Locator("html").EvaluateAsync<int>("page => page.scrollWidth - page.clientWidth");
        overflow.Should().BeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_long_list_of_paths_is_answered_without_an_address()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try");
        var paths = Enumerable.Range(1, 1001).Select(i => $"go/io/file_with_a_rather_long_name_{i}.go").ToList();

        await visitor.Page.GetByLabel("Or paths").FillAsync(string.Join('\n', paths.Take(100)));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(visitor.Page.GetByText("None of 100 files would go.")).ToBeVisibleAsync();
        new Uri(visitor.Page.Url).PathAndQuery.Should().Be("/try");

        await visitor.Page.GetByLabel("Or paths").FillAsync(string.Join('\n', paths));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("paths must hold 1 to 1000 paths.");
        await visitor.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData("source=acme/examples&pull_request=99", 404, "acme/examples has no pull request #99.")]
    [InlineData("source=acme/nothing&pull_request=1", 404, "There is no source 'acme/nothing'.")]
    [InlineData("source=<b>&pull_request=1", 400, "Choose a source.")]
    [InlineData("source=acme/examples&pull_request=<script>alert(1)</script>", 400, "A pull request is its number")]
    [InlineData("source=acme/examples&pull_request=1&paths=a", 400, "not both")]
    [InlineData("source=acme/examples&paths=a%00b", 400, "without control characters")]
    public async Task What_cannot_be_shown_is_told_in_words(string query, int status, string words)
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        (await visitor.GoAsync($"/try?{query}")).Status.Should().Be(status);

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task GitHub_out_of_reach_a_scarce_quota_and_rules_that_cannot_be_used_are_told_in_words()
    {
        await using var world = await CopierWorld.StartAsync(Rules.Replace("  - repo: globex/shared", "  - {repo: initech/own, config_file: rules.yaml}\n  - repo: globex/shared", StringComparison.Ordinal));
        world.GitHub.CreateRepository("initech/own", repository => repository.File("rules.yaml", "copy_rules: <script>alert(1)</script>"));
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await ShouldTellAsync("initech/own", 409, "The rules of initech/own cannot be used");
        world.GitHub.Faults.Add(new FaultRule { Path = "/git/ref/", Times = int.MaxValue, Answer = FaultAnswer.Error(502) });
        await ShouldTellAsync("acme/examples", 503, "502");
        world.GitHub.Faults.Clear();
        world.GitHub.Install("acme", CopierWorld.Acme).Limits.RequestsPerHour = 2;
        await visitor.GoAsync("/try?source=acme/examples&paths=a");
        await ShouldTellAsync("acme/examples", 429, "Less than a tenth of the quota");

        async Task ShouldTellAsync(string source, int status, string words)
        {
            (await visitor.GoAsync($"/try?source={source}&paths=a")).Status.Should().Be(status);
            await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
            await visitor.ShouldBeAccessibleAsync();
        }
    }

    [Fact]
    public async Task A_key_confined_to_sources_sees_and_tries_no_other()
    {
        await using var world = await CopierWorld.StartAsync(Rules);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey);

        (await visitor.GoAsync("/try?source=acme/examples&pull_request=1")).Status.Should().Be(404);

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("There is no source 'acme/examples'.");
        (await visitor.Page.GetByLabel("Source", new() { Exact = true }).Locator("option").AllTextContentsAsync()).Should().Equal("globex/shared");
    }

    private static ILocator File(Visitor visitor, string path) =>
        visitor.Page.Locator(".verdicts > li").Filter(new() { Has = visitor.Page.Locator("code.path").GetByText(path, new() { Exact = true }) });
}

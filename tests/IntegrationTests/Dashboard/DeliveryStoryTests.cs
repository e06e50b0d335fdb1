using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class DeliveryStoryTests(Chromium chromium)
{
    private const string Excluding = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/, exclude_patterns: ['_test\.go$']}
                targets:
                  - repo: acme/docs
                    path_transform: code/${relative_path}
                    commit_strategy: {type: pull_request}
        """;

    [Fact]
    public async Task Tells_what_came_of_each_file_by_which_rule_and_where_to_look()
    {
        await using var world = await CopierWorld.StartAsync(Excluding);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Title("Streams").Write("go/sub/a.go", "a").Write("go/a_test.go", "t").Write("notes.txt", "n"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey, new() { JavaScriptEnabled = false });
        var page = visitor.Page;

        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"acme/examples#{merge.Number} Streams");
        await Assertions.Expect(page.Locator(".story")).ToContainTextAsync("Merged by bob");
        (await HrefAsync(page, merge.MergeCommit![..7])).Should().Be($"{world.GitHub.Url.GetLeftPart(UriPartial.Authority)}/acme/examples/commit/{merge.MergeCommit}");
        await Assertions.Expect(page.GetByText("Rule go wants 1 file.")).ToBeVisibleAsync();
        await page.GetByText("No rule wants 2 files.").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = @"go/a_test.go excluded from the rule go by _test\.go$" })).ToHaveCountAsync(2);

        var set = page.GetByRole(AriaRole.Article, new() { Name = "acme/docs at main" });
        await Assertions.Expect(set).ToContainTextAsync("by pull request, rule go");
        (await set.GetByRole(AriaRole.Link, new() { Name = "pull request #1" }).GetAttributeAsync("href")).Should().EndWith("/acme/docs/pull/1");
        var file = set.GetByRole(AriaRole.Row).Nth(1);
        await Assertions.Expect(file).ToContainTextAsync("go/sub/a.go");
        await Assertions.Expect(file).ToContainTextAsync("code/sub/a.go");
        await file.GetByText("variables", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(file.GetByText("relative_path")).ToBeVisibleAsync();
        await Assertions.Expect(file.Locator("dd").Filter(new() { HasText = "sub/a.go" }).First).ToBeVisibleAsync();

        await page.GetByText("Every step:").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "changed files" })).ToContainTextAsync("3 files");
    }

    [Fact]
    public async Task Says_nothing_of_variables_once_another_configuration_is_in_force()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.Folder.Configure(Configurations.Deleting);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "go/a.go", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("variables")).ToHaveCountAsync(0);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task What_others_wrote_is_text_and_nothing_else()
    {
        const string evil = "<img src=x onerror=alert(1)>\"'\u202egnp.exe";
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Title(evil).Write("go/<b>bold<b>.go", "a").Write("go/javascript:alert(1)", "b").Write("go/\u202egnp.go", "c").Write("<script>.txt", "d"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        foreach (var page in new[] { "/deliveries", $"/deliveries/{merge.DeliveryId}", $"/deliveries/{merge.DeliveryId}/replay", $"/deliveries/{merge.DeliveryId}/unmatched", $"/deliveries/{merge.DeliveryId}/change-sets/1" })
        {
            await visitor.GoAsync(page);
            await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync(evil);
            (await visitor.Page.Locator("main img, main script, main b, main a[href^='javascript']").CountAsync()).Should().Be(0);
            (await visitor.Page.Locator("bdi").Filter(new() { HasText = "gnp.exe" }).First.EvaluateAsync<string>("e => getComputedStyle(e).unicodeBidi")).Should().Be("isolate");
            await visitor.ShouldBeAccessibleAsync();
        }

        await Assertions.Expect(visitor.Page.GetByText("go/<b>bold<b>.go").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Thousands_of_files_are_told_in_pages()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            for (var i = 0; i < 450; i++)
            {
                pr.Write($"go/{i:000}.go", $"{i}").Write($"other/{i:000}.go", $"{i}");
            }
        });
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        var answer = await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");
        (await answer.BodyAsync()).Length.Should().BeLessThan(500_000);
        (await visitor.Page.Locator("table.files tbody tr").CountAsync()).Should().Be(200);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "250 more files for acme/docs" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("1 to 200 of 450 files")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("401 to 450 of 450 files")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "go/449.go", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" })).ToHaveCountAsync(0);
        await visitor.ShouldBeAccessibleAsync();

        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}/unmatched?from=401");
        await Assertions.Expect(visitor.Page.GetByText("401 to 450 of 450 files")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
        foreach (var nowhere in new[] { "unmatched?from=x", "change-sets/1?from=0", "change-sets/1?from=2147483647" })
        {
            (await visitor.GoAsync($"/deliveries/{merge.DeliveryId}/{nowhere}")).Status.Should().Be(200);
        }
    }

    [Theory]
    [InlineData("/deliveries/nothing")]
    [InlineData("/deliveries/nothing/replay")]
    [InlineData("/deliveries/nothing/release")]
    [InlineData("/deliveries/nothing/unmatched")]
    [InlineData("/deliveries/nothing/change-sets/1")]
    public async Task What_is_not_there_is_told(string address)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        (await visitor.GoAsync(address)).Status.Should().Be(404);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no such delivery" })).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task What_runs_is_shown_as_it_goes_on()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var held = HeldRequests.In(world.GitHub, 1, go => new FaultRule { Mutation = true, HoldUntil = go });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Title("Slow").Write("go/a.go", "a"));
        await held.ComeAsync(1);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync("/deliveries");
        await Assertions.Expect(visitor.Page.Locator(".badge")).ToHaveTextAsync("running");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();

        held.LetGo();

        await Assertions.Expect(visitor.Page.Locator("#delivery > .row .badge").First).ToHaveTextAsync("succeeded");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Cell, new() { Name = "go/a.go", Exact = true })).ToBeVisibleAsync();
        (await visitor.Page.Locator("[data-live]").CountAsync()).Should().Be(0, "nothing is under way any more");
    }

    [Fact]
    public async Task What_waits_says_for_how_long_and_why()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:RetrySeconds=600");
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = 100, Answer = FaultAnswer.Error(502, "<b>Bad</b> gateway") });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.SettledAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");

        await Assertions.Expect(visitor.Page.Locator("#delivery > .row .badge").First).ToHaveTextAsync("retrying");
        await Assertions.Expect(visitor.Page.Locator(".notice")).ToContainTextAsync("1 of 8 attempts are spent; it goes on by itself.");
        await Assertions.Expect(visitor.Page.Locator(".notice")).ToContainTextAsync("The next try is at");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("max", "1");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "code/a.go" })).ToContainTextAsync("not yet");
        await visitor.ShouldBeAccessibleAsync();

        await world.Service.PostJsonAsync("api/v1/pause", "{}");
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");
        await Assertions.Expect(visitor.Page.Locator(".notice")).ToContainTextAsync("The source is paused");
    }

    [Fact]
    public async Task A_phone_shows_the_story()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Title(new string('W', 300)).Write($"go/{new string('w', 200)}/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { ViewportSize = new() { Width = 360, Height = 740 } });

        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        await visitor.ShouldBeAccessibleAsync();
    }

    private static Task<string?> HrefAsync(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name }).First.GetAttributeAsync("href");
}

using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class SourcesTests(Chromium chromium)
{
    private const string Source = "/sources/acme/examples";

    private const string Hostile = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: "<b onclick=alert(1)>rule</b> \u202Egnp.exe and a name that is far longer than any box of a drawing could be"
                source_pattern: {type: glob, pattern: "<i>/**"}
                targets:
                  - {repo: acme/docs, path_transform: "<script>${path}</script>"}
        """;

    [Fact]
    public async Task The_list_leads_to_a_map_that_says_which_rules_match()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct + """

              - name: never
                source_pattern: {type: glob, pattern: "rust/**"}
                targets: [{repo: initech/handbook, path_transform: "${path}", commit_strategy: {type: pull_request, auto_merge: true}}]
        """);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Sources" }).ClickAsync();
        await visitor.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "acme/examples" }).ClickAsync();

        await page.WaitForURLAsync($"**{Source}");
        var rules = page.GetByRole(AriaRole.Table);
        await Assertions.Expect(rules.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("prefix go/");
        await Assertions.Expect(rules.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Cell).Nth(3)).ToHaveTextAsync("2");
        await Assertions.Expect(rules.GetByRole(AriaRole.Row).Nth(2)).ToContainTextAsync("never matched");
        await Assertions.Expect(rules.GetByRole(AriaRole.Row).Nth(2)).ToContainTextAsync("by a pull request that merges itself");
        await Assertions.Expect(page.Locator(".map svg g.rule.idle")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".map svg path.line")).ToHaveCountAsync(4);
        await visitor.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(360, 740);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Each_switch_asks_first_and_is_seen_afterwards()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        var page = visitor.Page;
        await visitor.GoAsync(Source);

        foreach (var (act, state, next) in new[] { ("Pause", "paused", "Resume"), ("Resume", "healthy", "Pause"), ("Disable", "disabled", "Enable"), ("Enable", "healthy", "Disable") })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = act, Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"{act} acme/examples?" })).ToBeVisibleAsync();
            await visitor.ShouldBeAccessibleAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();

            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"acme/examples {state}" })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = next, Exact = true })).ToBeVisibleAsync();
            ((string)(await world.Service.GetAsync("api/v1/sources/acme/examples"))["status"]!).Should().Be(state);
        }

        var acts = (await world.Service.GetAsync("api/v1/audit?source=acme/examples"))["items"]!.AsArray();
        acts.Should().HaveCount(4).And.OnlyContain(act => (string)act!["actor"]! == "operator");
    }

    [Fact]
    public async Task Everything_is_looked_at_first_and_then_copied()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        var page = visitor.Page;
        await visitor.GoAsync(Source);

        await page.GetByRole(AriaRole.Link, new() { Name = "Copy everything now" }).ClickAsync();
        await visitor.ShouldBeAccessibleAsync();
        await page.GetByLabel("As it stands at").FillAsync("nothing-of-it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy now" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("'nothing-of-it' names no commit of it.");

        await page.GetByLabel("As it stands at").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look first (dry run)" }).ClickAsync();
        await page.WaitForURLAsync("**/deliveries/*");
        await world.Service.FinishedAsync(page.Url.Split('/')[^1]);
        world.GitHub.Repository("acme/docs").Text("main", "code/old.go").Should().BeNull();

        await visitor.GoAsync($"{Source}/sync");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy now" }).ClickAsync();
        await page.WaitForURLAsync("**/deliveries/*");
        await world.Service.FinishedAsync(page.Url.Split('/')[^1]);
        world.GitHub.Repository("acme/docs").Text("main", "code/old.go").Should().Be("package old\n");
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("disable")]
    [InlineData("sync")]
    public async Task A_reader_sees_no_switch_and_is_refused(string act)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await visitor.GoAsync(Source);
        await Assertions.Expect(visitor.Page.Locator($"a[href$='/{act}']")).ToHaveCountAsync(0);
        (await visitor.GoAsync($"{Source}/{act}")).Status.Should().Be(403);
    }

    [Fact]
    public async Task Other_peoples_sources_are_not_there()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey);

        (await visitor.GoAsync(Source)).Status.Should().Be(404);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "No such source" })).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
        (await visitor.GoAsync("/sources/globex/shared")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Hostile_names_are_text()
    {
        await using var world = await CopierWorld.StartAsync(Hostile);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        (await visitor.GoAsync(Source)).Status.Should().Be(200);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("<script>${path}</script>");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("<b onclick=alert(1)>rule</b>");
        await Assertions.Expect(visitor.Page.Locator("main b, main i, main script")).ToHaveCountAsync(0);
        await visitor.Page.SetViewportSizeAsync(360, 740);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task It_reads_without_script()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { JavaScriptEnabled = false });

        await visitor.GoAsync(Source);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("prefix go/");
    }
}

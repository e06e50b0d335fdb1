using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class AuditPageTests(Chromium chromium)
{
    [Fact]
    public async Task An_empty_audit_says_what_will_stand_there()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await visitor.GoAsync("/audit");

        await Assertions.Expect(visitor.Page.GetByText("Nothing happened yet.")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_path_is_told_where_it_came_from_and_every_change_to_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await MergeAsync(world, "First", "go/a.go");
        var second = await MergeAsync(world, "Second", "go/a.go", "go/b.go");
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey, new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await visitor.GoAsync("/audit");

        await page.GetByLabel("Target").FillAsync("acme/docs");
        await page.GetByLabel("Path").FillAsync("code/a.go");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();

        var origin = page.GetByRole(AriaRole.Table, new() { Name = "Where files came from" }).GetByRole(AriaRole.Row).Nth(1);
        await Assertions.Expect(origin).ToContainTextAsync("go/a.go");
        await Assertions.Expect(origin).ToContainTextAsync("on the branch");
        (await origin.GetByRole(AriaRole.Link, new() { Name = "by this delivery" }).GetAttributeAsync("href")).Should().Be($"/deliveries/{second}");
        var events = Events(page);
        await Assertions.Expect(events).ToHaveCountAsync(2);
        await Assertions.Expect(events.First).ToContainTextAsync("file written");
        await Assertions.Expect(events.First).ToContainTextAsync("bob merged");
        await Assertions.Expect(events.First).ToContainTextAsync("rule go");

        await page.GetByLabel("Path").FillAsync("code/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(Events(page)).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "code/b.go" }).First.ClickAsync();
        await Assertions.Expect(Events(page)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "delivery", Exact = true }).ClickAsync();
        page.Url.Should().EndWith($"/deliveries/{second}");

        await visitor.GoAsync("/audit?target=acme/docs&path=code/none.go");
        await Assertions.Expect(page.GetByText("This file was not copied")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("No event is as you ask.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Acts_of_operators_stand_beside_what_merges_brought()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var delivery = await MergeAsync(world, "First", "go/a.go");
        await world.Service.ReplayAsync(delivery);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync("/audit?source=acme/examples");

        await Assertions.Expect(Events(visitor.Page).First).ToContainTextAsync("delivery replayed");
        await Assertions.Expect(Events(visitor.Page).First).ToContainTextAsync("the key operator");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.GoAsync("/audit?rule=go&until=2020-01-01");
        await Assertions.Expect(visitor.Page.GetByText("No event is as you ask.")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Long_lists_are_told_in_pages_each_by_itself()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await MergeAsync(world, "Many", [.. Enumerable.Range(0, 60).Select(i => $"go/{i:00}.go")]);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync("/audit?target=acme/docs&path=code/");
        await Assertions.Expect(Events(visitor.Page)).ToHaveCountAsync(50);

        await NextAsync(visitor, "Pages of events");
        await Assertions.Expect(Events(visitor.Page)).ToHaveCountAsync(10);
        await NextAsync(visitor, "Pages of origins");
        await Assertions.Expect(visitor.Page.Locator("table.origins tbody tr")).ToHaveCountAsync(10);
        await Assertions.Expect(Events(visitor.Page)).ToHaveCountAsync(10);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData("target=nothing", "target must be owner/name")]
    [InlineData("source=a/b/c", "source must be owner/name")]
    [InlineData("since=x", "since must be a time")]
    [InlineData("path=a%00b", "path must have at most")]
    [InlineData("rule=a%0Ab", "rule must have at most")]
    [InlineData("cursor=x", "cursor must be")]
    [InlineData("origin=x", "cursor must be")]
    public async Task A_question_that_cannot_be_understood_is_told_so(string query, string words)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        (await visitor.GoAsync($"/audit?{query}")).Status.Should().Be(200);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
    }

    [Fact]
    public async Task A_confined_key_sees_nothing_of_other_sources()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await MergeAsync(world, "First", "go/a.go");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/p.png", "p")));
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey);

        await visitor.GoAsync("/audit?target=acme/docs");

        await Assertions.Expect(Events(visitor.Page)).ToHaveCountAsync(1);
        await Assertions.Expect(Events(visitor.Page)).ToContainTextAsync("assets/png/p.png");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Table, new() { Name = "Where files came from" })).ToContainTextAsync("img/png/p.png");
        (await visitor.Page.ContentAsync()).Should().NotContain("go/a.go");

        await visitor.GoAsync("/audit?target=initech/handbook");
        await Assertions.Expect(visitor.Page.GetByText("Nothing that is there was copied.")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("No event is as you ask.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_others_wrote_is_text_on_a_phone_too()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await MergeAsync(world, "Odd", "go/<img src=x onerror=alert(1)>.go", "go/\u202egnp.go", $"go/{new string('w', 200)}.go");
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { ViewportSize = new() { Width = 360, Height = 740 } });

        await visitor.GoAsync("/audit?target=acme/docs&path=code/");

        await Assertions.Expect(Events(visitor.Page)).ToHaveCountAsync(3);
        (await visitor.Page.Locator("main img").CountAsync()).Should().Be(0);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "<img src=x" }).First.ClickAsync();
        await Assertions.Expect(Events(visitor.Page)).ToHaveCountAsync(1);
    }

    private static async Task<string> MergeAsync(CopierWorld world, string title, params string[] paths)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            pr.Title(title);
            foreach (var path in paths)
            {
                pr.Write(path, $"{title} {path}");
            }
        });
        await world.Service.FinishedAsync(merge);
        return merge.DeliveryId.ToString();
    }

    private static ILocator Events(IPage page) => page.Locator("table.events tbody tr");

    private static Task NextAsync(Visitor visitor, string list) =>
        visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = list }).GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
}

using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class DeliveryListTests(Chromium chromium)
{
    [Fact]
    public async Task An_empty_list_says_what_to_do_next()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await visitor.GoAsync("/deliveries");

        await Assertions.Expect(visitor.Page.GetByText("Nothing was delivered yet. Merge a pull request in a source")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_newest_comes_first_and_filters_narrow()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, WithSharedSource);
        await MergeAsync(world, "acme/examples", "First", "go/a.go");
        await MergeAsync(world, "globex/shared", "Second", "img/png/a.png");
        await MergeAsync(world, "acme/examples", "Third", "none.txt");
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync("/deliveries");
        (await TitlesAsync(visitor)).Should().Equal("Third", "Second", "First");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "First" })).ToContainTextAsync("3 matched, 3 written");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.GetByLabel("Target").FillAsync("acme/docs");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        (await TitlesAsync(visitor)).Should().Equal("Second", "First");
        await visitor.Page.GetByLabel("Source").FillAsync("globex/shared");
        await visitor.Page.GetByLabel("State").SelectOptionAsync("succeeded");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        (await TitlesAsync(visitor)).Should().Equal("Second");
        await visitor.Page.GetByLabel("Before (UTC)").FillAsync("2020-01-01T00:00");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Assertions.Expect(visitor.Page.GetByText("No delivery is as you ask.")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Pages_follow_each_other_and_keep_the_filter()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        foreach (var title in new[] { "A", "B", "C" })
        {
            await MergeAsync(world, "acme/examples", title, $"go/{title}.go");
        }

        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync("/deliveries?source=acme/examples&limit=2");
        (await TitlesAsync(visitor)).Should().Equal("C", "B");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).ClickAsync();
        (await TitlesAsync(visitor)).Should().Equal("A");
        visitor.Page.Url.Should().Contain("source=acme");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "First page" }).ClickAsync();
        (await TitlesAsync(visitor)).Should().Equal("C", "B");
    }

    [Fact]
    public async Task A_question_that_cannot_be_understood_is_told_so()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        (string Query, string Words)[] questions =
        [
            ("source=nothing", "source must be owner/name"),
            ("state=odd", "state must be one of"),
            ("since=yesterday", "since must be a time"),
            ("limit=201", "limit must be a number from 1 to 200"),
            ("cursor=%00", "cursor must be"),
            ("pull_request=3", "give source as well"),
            ("pull_request=x&source=acme/examples", "pull_request must be a number"),
            ("since=2026-02-01&until=2026-01-01", "until must be later"),
        ];

        foreach (var (query, words) in questions)
        {
            (await visitor.GoAsync($"/deliveries?{query}")).Status.Should().Be(200);
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        }

        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_pasted_address_leads_to_the_delivery_or_to_all_there_are_or_says_why_there_is_none()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await MergeAsync(world, "acme/examples", "Found", "go/a.go");
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { JavaScriptEnabled = false });

        await FindAsync(visitor, $"https://github.com/acme/examples/pull/{merge.PullRequest.Number}/files#diff");
        visitor.Page.Url.Should().EndWith($"/deliveries/{merge.DeliveryId}");

        await world.Service.ReplayAsync(merge.DeliveryId.ToString());
        await FindAsync(visitor, $"acme/examples#{merge.PullRequest.Number}");
        (await TitlesAsync(visitor)).Should().Equal("Found", "Found");

        await FindAsync(visitor, "acme/examples#4711");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "There is no delivery of acme/examples#4711" })).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByText("merged into another branch than main")).ToBeVisibleAsync();
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Try what it would do" }).GetAttributeAsync("href")).Should().Be("/try?source=acme%2Fexamples&pull_request=4711");

        await FindAsync(visitor, "https://github.example/acme/elsewhere/pull/1");
        await Assertions.Expect(visitor.Page.GetByText("acme/elsewhere is no source that you may see")).ToBeVisibleAsync();

        await FindAsync(visitor, "<script>alert(1)</script>");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("names no pull request");
        (await visitor.Page.GetByLabel("Find a pull request's delivery").InputValueAsync()).Should().Be("<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_confined_key_sees_its_own_sources_alone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, WithSharedSource);
        var foreign = await MergeAsync(world, "acme/examples", "Not yours", "go/a.go");
        await MergeAsync(world, "globex/shared", "Yours", "img/png/a.png");
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey);

        await visitor.GoAsync("/deliveries");
        (await TitlesAsync(visitor)).Should().Equal("Yours");
        await FindAsync(visitor, $"acme/examples#{foreign.PullRequest.Number}");
        await Assertions.Expect(visitor.Page.GetByText("is no source that you may see")).ToBeVisibleAsync();
        (await visitor.GoAsync($"/deliveries/{foreign.DeliveryId}")).Status.Should().Be(404);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_phone_shows_the_list_as_cards()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await MergeAsync(world, "acme/examples", $"{new string('W', 200)} \u202egnp.exe", "go/a.go");
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { ViewportSize = new() { Width = 360, Height = 740 } });

        await visitor.GoAsync("/deliveries");

        (await TitlesAsync(visitor)).Should().HaveCount(1);
        await visitor.ShouldBeAccessibleAsync();
    }

    private static void WithSharedSource(SimulatedGitHub github) => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#"));

    private static async Task<ClosedPullRequest> MergeAsync(CopierWorld world, string source, string title, string path)
    {
        var merge = await world.GitHub.MergeAsync(source, pr => pr.Title(title).Write(path, title));
        await world.Service.FinishedAsync(merge);
        return merge;
    }

    private static async Task FindAsync(Visitor visitor, string pasted)
    {
        await visitor.GoAsync("/deliveries");
        await visitor.Page.GetByLabel("Find a pull request's delivery").FillAsync(pasted);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
    }

    private static Task<IReadOnlyList<string>> TitlesAsync(Visitor visitor) => visitor.Page.Locator("table.deliveries td.title bdi").AllInnerTextsAsync();
}

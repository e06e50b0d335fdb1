using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class OverviewTests(Chromium chromium)
{
    [Fact]
    public async Task All_is_well()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        var page = visitor.Page;

        await Assertions.Expect(page.GetByText("Nothing. What failed was done again, and nothing is held.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview healthy" })).ToBeVisibleAsync();
        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "acme/examples" });
        await Assertions.Expect(card).ToContainTextAsync("100 % of 1");
        await Assertions.Expect(card.GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", "Last 24 hours: 1 succeeded, 0 failed, 0 open");
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Installations of the App" })).ToContainTextAsync("globex");
        await visitor.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(360, 740);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task What_needs_a_person_comes_first_in_plain_words()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct, settings: "--Copier:MaxFilesPerChangeSet=1");
        await world.Service.SettledAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));
        world.GitHub.Install("acme", CopierWorld.Acme).Revoke("pull_requests");
        world.Folder.Configure("sources: [{repo: acme/examples, copy_rules: 5}]");
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        var main = visitor.Page.GetByRole(AriaRole.Main);

        await Assertions.Expect(main).ToContainTextAsync("The newest configuration is not in force:");
        await Assertions.Expect(main).ToContainTextAsync("On acme the App is not allowed pull_requests: read");
        var held = main.GetByRole(AriaRole.List, new() { Name = "Deliveries that failed or are held" });
        await Assertions.Expect(held).ToContainTextAsync("held");
        await Assertions.Expect(held.GetByRole(AriaRole.Link, new() { Name = "acme/examples#1" })).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Without_sources_it_says_what_to_do()
    {
        await using var world = await CopierWorld.StartAsync("sources: []");
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await Assertions.Expect(visitor.Page.GetByText("No source is configured.")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task An_operator_pauses_and_resumes_everything()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        var page = visitor.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Pause everything" }).ClickAsync();
        await visitor.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause everything" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Everything is paused: merges are stored and nothing is written.")).ToBeVisibleAsync();
        ((bool)(await world.Service.PostAsync("api/v1/sources/acme/examples/resume")).Body["all_paused"]!).Should().BeTrue();

        await page.GetByRole(AriaRole.Link, new() { Name = "Resume everything" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume everything" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Pause everything" })).ToBeVisibleAsync();
        ((bool)(await world.Service.PostAsync("api/v1/sources/acme/examples/resume")).Body["all_paused"]!).Should().BeFalse();
    }

    [Theory]
    [InlineData(CopierService.ReaderKey)]
    [InlineData(CopierService.ConfinedKey)]
    public async Task Who_may_not_pause_everything_is_not_asked_to_and_is_refused(string key)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        await using var visitor = await Visitor.SignInAsync(chromium, world, key);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Pause everything" })).ToHaveCountAsync(0);
        (await visitor.GoAsync("/pause")).Status.Should().Be(403);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Forbidden" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_confined_key_sees_its_own_sources_and_no_accounts()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared"));
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey);

        (await visitor.Page.ContentAsync()).Should().Contain("globex/shared").And.NotContain("acme").And.NotContain("Installations");
    }

    [Fact]
    public async Task A_GitHub_that_does_not_list_installations_does_not_take_the_page_with_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule { Path = "/app/installations", Times = 50, Answer = FaultAnswer.Error(404) });
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await Assertions.Expect(visitor.Page.GetByText("GitHub did not list the installations:")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_happens_meanwhile_appears_by_itself_and_times_are_told_in_the_readers_zone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { TimezoneId = "Asia/Tokyo", Locale = "en-GB" });
        await Assertions.Expect(visitor.Page.GetByText("none yet")).ToBeVisibleAsync();

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        var time = visitor.Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Time);
        await Assertions.Expect(time).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var moment = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);
        (await time.TextContentAsync()).Should().Contain(moment.ToOffset(TimeSpan.FromHours(9)).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        (await time.GetAttributeAsync("title")).Should().Be(moment.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture));
    }
}

using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>What is in force, the versions of its files, and holding one of them.</summary>
public sealed class ConfigurationPageTests(Chromium chromium)
{
    private static readonly string _newer = Configurations.Direct.Replace("code/", "newer/", StringComparison.Ordinal);

    [Fact]
    public async Task A_version_is_compared_held_and_released_and_each_step_shows_what_it_changes()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.GetAsync("health");
        world.Folder.Configure(_newer);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync("/configuration");
        await Expect(visitor.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByText("What it changed").ClickAsync();
        await ShouldShowAsync("code/${relative_path}", "newer/${relative_path}");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await visitor.Page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await ShouldShowAsync("newer/${relative_path}", "code/${relative_path}");

        await visitor.GoAsync("/configuration");
        await visitor.Page.GetByText("Hold at this version").Last.ClickAsync();
        await ShouldShowAsync("newer/${relative_path}", "code/${relative_path}");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hold it" }).ClickAsync();
        await Expect(visitor.Page.GetByText("newer ones do not come into force")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
        (await PathTransformAsync(world)).Should().Be("code/${relative_path}");

        world.Folder.Configure(_newer.Replace("newer/", "newest/", StringComparison.Ordinal));
        await visitor.Page.GetByText("Release it").ClickAsync();
        await ShouldShowAsync("code/${relative_path}", "newest/${relative_path}");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Release it" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Files and their versions" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (await PathTransformAsync(world)).Should().Be("newest/${relative_path}");
        (await visitor.GoAsync($"/configuration/release?file={Uri.EscapeDataString(world.Folder.ConfigurationFile)}")).Status.Should().Be(404);
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing is held" })).ToBeVisibleAsync();

        async Task ShouldShowAsync(string removed, string added)
        {
            await Expect(visitor.Page.Locator("tr.removed")).ToContainTextAsync("−" + $"            path_transform: {removed}");
            await Expect(visitor.Page.Locator("tr.added")).ToContainTextAsync("+" + $"            path_transform: {added}");
        }
    }

    [Fact]
    public async Task A_broken_file_leaves_the_last_version_in_force_and_says_so_also_when_it_is_to_be_released()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.GetAsync("health");
        world.Folder.Configure("sources: [{repo: <script>alert(1)</script>}]\n");
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync("/configuration");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The last version that worked stays in force");
        await Expect(visitor.Page.Locator(".problems").First).ToContainTextAsync("line 1, column");
        await Expect(visitor.Page.Locator(".problems").First).ToContainTextAsync("<script>alert(1)</script>");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.GetByText("Hold at this version").ClickAsync();
        await Expect(visitor.Page.GetByText("Nothing now: it is what is in force.")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Hold it" }).ClickAsync();
        await visitor.Page.GetByText("Release it").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Its newest text cannot be used");
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task All_files_are_read_again_once_that_is_confirmed()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:ConfigCacheSeconds=86400");
        await world.Service.GetAsync("health");
        world.Folder.Configure(_newer);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync("/configuration");

        await visitor.Page.GetByText("Read all files again").ClickAsync();
        await visitor.ShouldBeAccessibleAsync();
        (await PathTransformAsync(world)).Should().Be("code/${relative_path}", "nothing is done before it is confirmed");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Read them" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Files and their versions" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (await PathTransformAsync(world)).Should().Be("newer/${relative_path}");
    }

    [Fact]
    public async Task A_reader_sees_versions_and_changes_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await visitor.GoAsync("/configuration");

        await Expect(visitor.Page.GetByText("Hold at this version")).ToHaveCountAsync(0);
        await Expect(visitor.Page.GetByText("Read all files again")).ToHaveCountAsync(0);
        foreach (var page in new[] { "reload", "release?file=a", "hold?file=a&version=b" })
        {
            (await visitor.GoAsync($"/configuration/{page}")).Status.Should().Be(403);
        }
    }

    [Fact]
    public async Task A_key_confined_to_sources_is_told_nothing_of_the_files_even_as_an_operator()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Admin:ApiKeys:2:Role=Operator");
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey);

        foreach (var page in new[] { "", "/compare?file=a&from=b", "/reload", "/release?file=a", "/hold?file=a&version=b" })
        {
            (await visitor.GoAsync($"/configuration{page}")).Status.Should().Be(403);
        }

        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_words()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        foreach (var page in new[] { "compare", "compare?file=<b>&from=%00&to='", "hold", "hold?file=<b>&version=\u202e", "release" })
        {
            (await visitor.GoAsync($"/configuration/{page}")).Status.Should().Be(404);
            await visitor.ShouldBeAccessibleAsync();
        }
    }

    [Fact]
    public async Task Without_a_file_that_works_the_page_says_what_to_do()
    {
        await using var world = await CopierWorld.StartAsync("sources: [\n");
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        await visitor.GoAsync("/configuration");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nothing of it is copied until it is mended");
        await Expect(visitor.Page.Locator(".empty")).ToContainTextAsync("Write one and check it");
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Hostile_lines_are_text_also_on_a_phone_without_JavaScript()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.GetAsync("health");
        world.Folder.Configure($"{Configurations.Direct}\n# <img src=x onerror=alert(1)> {new string('x', 100_000)}\n# \u202e reversed\n");
        await world.Service.GetAsync("health");
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 } });

        await visitor.GoAsync("/configuration");
        (await OverflowAsync()).Should().BeLessThanOrEqualTo(0);
        await visitor.Page.GetByText("What it changed").ClickAsync();

        await Expect(visitor.Page.Locator("tr.added").First).ToContainTextAsync("<img src=x onerror=alert(1)>");
        await Expect(visitor.Page.Locator(".difference")).ToContainTextAsync("more characters)");
        await Expect(visitor.Page.Locator(".difference")).ToContainTextAsync("\\u202e reversed");
        (await OverflowAsync()).Should().BeLessThanOrEqualTo(0);

        Task<int> OverflowAsync() => visitor.Page.Locator("html").EvaluateAsync<int>("page => page.scrollWidth - page.clientWidth");
    }

    private static async Task<string> PathTransformAsync(CopierWorld world) =>
        (string)(await world.Service.GetAsync("api/v1/config"))["sources"]![0]!["copy_rules"]![0]!["targets"]![0]!["path_transform"]!;
}

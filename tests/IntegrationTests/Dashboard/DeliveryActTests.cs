using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class DeliveryActTests(Chromium chromium)
{
    [Fact]
    public async Task A_replay_is_confirmed_and_leads_to_the_new_delivery()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { JavaScriptEnabled = false });
        var page = visitor.Page;
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");

        await page.GetByRole(AriaRole.Link, new() { Name = "Replay…" }).ClickAsync();
        await Assertions.Expect(page.GetByText("What is in place already is not written again")).ToBeVisibleAsync();
        (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Should().HaveCount(1, "nothing was confirmed yet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay it" }).ClickAsync();

        var id = new Uri(page.Url).Segments[^1];
        id.Should().NotBe(merge.DeliveryId.ToString());
        var replay = await world.Service.FinishedAsync(id);
        Deliveries.States(replay).Should().Equal("unchanged");
        await Assertions.Expect(page.GetByText("An operator asked to do the merge again.")).ToBeVisibleAsync();
        var acts = await world.Service.GetAsync("api/v1/audit?source=acme/examples&limit=1");
        ((string)acts["items"]![0]!["actor"]!).Should().Be("operator");
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_tells_what_it_would()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.Folder.Configure(Configurations.Direct.Replace("code/", "elsewhere/", StringComparison.Ordinal));
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Dry run…" }).ClickAsync();
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Start the dry run" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.Contains(merge.DeliveryId.ToString(), StringComparison.Ordinal));
        await world.Service.FinishedAsync(new Uri(visitor.Page.Url).Segments[^1]);

        await Assertions.Expect(visitor.Page.GetByText("It was a dry run")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "elsewhere/a.go" })).ToContainTextAsync("would be written");
        await visitor.ShouldBeAccessibleAsync();
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2, "the first and the delivery's");
    }

    [Fact]
    public async Task What_is_held_says_why_and_goes_once_it_is_released()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=1");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");
        await Assertions.Expect(visitor.Page.Locator(".notice")).ToContainTextAsync("until an operator releases the delivery");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Release…" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("2 files");
        await visitor.ShouldBeAccessibleAsync();
        world.Service.Forget(merge.DeliveryId);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Release it" }).ClickAsync();
        await visitor.Page.WaitForURLAsync($"**/deliveries/{merge.DeliveryId}");
        await world.Service.FinishedAsync(merge);

        await Assertions.Expect(visitor.Page.Locator("#delivery > .row .badge").First).ToHaveTextAsync("succeeded");
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}/release");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This delivery is not held");
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_reader_sees_no_button_and_is_refused_where_they_lead()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=1");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}");
        await Assertions.Expect(visitor.Page.Locator("main .button")).ToHaveCountAsync(0);
        foreach (var act in new[] { "replay", "dry-run", "release" })
        {
            (await visitor.GoAsync($"/deliveries/{merge.DeliveryId}/{act}")).Status.Should().Be(403);
        }
    }

    [Fact]
    public async Task An_act_whose_form_this_service_did_not_make_is_refused()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.GoAsync($"/deliveries/{merge.DeliveryId}/replay");
        await visitor.Page.EvaluateAsync("document.querySelectorAll('main [name=__RequestVerificationToken]').forEach(token => token.value = 'forged')");

        var answered = visitor.Page.WaitForResponseAsync(response => response.Request.Method == "POST");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Replay it" }).ClickAsync();

        (await answered).Status.Should().Be(400);
        (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Should().HaveCount(1);
    }
}

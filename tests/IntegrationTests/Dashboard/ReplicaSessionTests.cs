using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class ReplicaSessionTests(Chromium chromium)
{
    [Fact]
    public async Task A_session_and_its_forms_work_on_every_replica()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var replicas = await Replicas.StartAsync(world, 2);
        await using var visitor = await Visitor.ComeAsync(chromium, replicas.Services[0]);
        await visitor.GoAsync("/");
        await visitor.EnterAsync(CopierService.OperatorKey);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        // A browser's cookies do not look at ports: this is the same session at the other replica.
        await visitor.GoAsync(new Uri(replicas.Services[1].Url, "pause").ToString());
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Pause everything" }).ClickAsync();

        await Assertions.Expect(visitor.Page.GetByText("Everything is paused")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_that_is_taken_out_of_the_settings_ends_its_sessions()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await world.Service.DisposeAsync();
        await world.StartServiceAsync("--Admin:ApiKeys:1:Key=another-0123456789abcdef0123456789abcdef", $"--urls={world.Service.Url}");

        await visitor.GoAsync("/");
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/sign-in");
    }

    [Fact]
    public async Task A_restart_ends_no_session()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);

        await world.Service.DisposeAsync();
        await world.StartServiceAsync($"--urls={world.Service.Url}");

        await visitor.GoAsync("/");
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/");
    }
}

using System.Net;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

public sealed class SessionTests(Chromium chromium)
{
    [Fact]
    public async Task A_key_opens_the_page_that_was_asked_for_and_signing_out_closes_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.ComeAsync(chromium, world);

        await visitor.GoAsync("/sign-out");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.EnterAsync(CopierService.ReaderKey);

        await visitor.Page.WaitForURLAsync("**/sign-out");
        await Assertions.Expect(visitor.Page.GetByText("reader reader")).ToBeVisibleAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/sign-in");
        await visitor.GoAsync("/");
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/sign-in");
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing_and_ten_of_them_are_enough()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.ComeAsync(chromium, world);
        await visitor.GoAsync("/sign-in");

        for (var i = 0; i < 10; i++)
        {
            await visitor.EnterAsync("wrong");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("none of the admin keys");
        }

        await visitor.EnterAsync(CopierService.OperatorKey);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Too many wrong keys");
        (await visitor.Page.Context.CookiesAsync()).Should().NotContain(cookie => cookie.Name == "__Host-copier");
    }

    [Fact]
    public async Task The_cookie_is_for_this_service_alone_and_no_script_sees_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);

        var session = (await visitor.Page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-copier");

        session.Should().Match<BrowserContextCookiesResult>(cookie => cookie.Secure && cookie.HttpOnly && cookie.SameSite == SameSiteAttribute.Lax && cookie.Path == "/");
        (await visitor.Page.EvaluateAsync<string>("document.cookie")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_cookie_opens_no_call_of_the_admin_API_and_a_key_opens_no_page()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        using var withKey = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        withKey.DefaultRequestHeaders.Authorization = new("Bearer", CopierService.OperatorKey);

        (await visitor.GoAsync("/api/v1/sources")).Status.Should().Be(401);
        using var page = await withKey.GetAsync(world.Service.Url);

        page.StatusCode.Should().Be(HttpStatusCode.Redirect);
        page.Headers.Location!.PathAndQuery.Should().Be("/sign-in?return=%2F");
    }

    [Fact]
    public async Task A_form_that_this_service_did_not_make_is_refused()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        await visitor.Page.EvaluateAsync("document.querySelectorAll('[name=__RequestVerificationToken]').forEach(token => token.remove())");

        var answered = visitor.Page.WaitForResponseAsync(response => response.Request.Method == "POST");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        (await answered).Status.Should().Be(400);
        (await visitor.GoAsync("/")).Status.Should().Be(200);
        new Uri(visitor.Page.Url).AbsolutePath.Should().Be("/", "the session is still open");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\tevil")]
    public async Task Signing_in_leads_nowhere_else(string elsewhere)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.ComeAsync(chromium, world);

        await visitor.GoAsync($"/sign-in?return={Uri.EscapeDataString(elsewhere)}");
        await visitor.EnterAsync(CopierService.OperatorKey);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        visitor.Page.Url.Should().Be(world.Service.Url.ToString());
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_a_page_to_people_and_as_JSON_to_programs()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.ComeAsync(chromium, world);

        (await visitor.GoAsync("/nothing")).Status.Should().Be(404);
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();

        (await world.Service.Client.GetAsync(new Uri("nothing", UriKind.Relative))).Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact]
    public async Task A_store_that_is_gone_is_told_as_a_page()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world);
        world.Folder.DropDatabase();

        (await visitor.GoAsync("/sources")).Status.Should().Be(503);

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Store unavailable" })).ToBeVisibleAsync();
    }
}

using System.Net;
using ExamplesCopier.Api.Dashboard.Session;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>Every page there is, also one that is added later, is behind the session, and each that changes something behind the role.</summary>
public sealed class AccessTests(Chromium chromium)
{
    private static readonly string[] _open = ["/sign-in", "/arrival"];
    private static readonly string[] _forOperators = [DashboardPolicies.Operate, DashboardPolicies.OperateAll];

    [Fact]
    public async Task Nothing_is_visible_without_a_session()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var pages = PagesOf(world).Select(page => page.Address).Except(_open).ToList();
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

        pages.Should().HaveCountGreaterThan(20);
        foreach (var page in pages)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, new Uri(world.Service.Url, page));
                using var answer = await stranger.SendAsync(request);

                // A form from nowhere is refused before anybody is asked to sign in.
                answer.StatusCode.Should().Match(status => status == HttpStatusCode.Redirect || (method == HttpMethod.Post && status == HttpStatusCode.BadRequest), page);
                (answer.Headers.Location?.AbsolutePath ?? "/sign-in").Should().Be("/sign-in", page);
            }
        }
    }

    [Fact]
    public async Task Every_page_that_changes_something_is_refused_to_a_reader_and_nothing_else_is()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        var pages = PagesOf(world);

        pages.Where(page => page.IsForOperators).Should().HaveCountGreaterThan(8);
        foreach (var (address, isForOperators) in pages.Where(page => !_open.Contains(page.Address)))
        {
            ((await visitor.GoAsync(address)).Status == 403).Should().Be(isForOperators, address);
        }
    }

    [Fact]
    public async Task A_keyboard_is_enough()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.ComeAsync(chromium, world);
        var (page, keyboard) = (visitor.Page, visitor.Page.Keyboard);
        await visitor.GoAsync("/");

        await page.GetByLabel("Admin key").FocusAsync();
        await keyboard.TypeAsync(CopierService.OperatorKey);
        await keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/");

        await keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).Should().Be("Skip to the content");
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).Should().Be("Pause everything", "the bar was skipped");
        await keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/pause");
        await page.Locator("main button").FocusAsync();
        await keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("Everything is paused")).ToBeVisibleAsync();
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent.trim()");

    private static List<(string Address, bool IsForOperators)> PagesOf(CopierWorld world) =>
    [
        .. world.Service.Resolve<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .Select(endpoint => (AddressOf(endpoint), endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(policy => _forOperators.Contains(policy.Policy)))),
    ];

    private static string AddressOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText is ['/', ..] and var text
        ? System.Text.RegularExpressions.Regex.Replace(text, "{[^}]*}", "1")
        : $"/{endpoint.RoutePattern.RawText}";
}

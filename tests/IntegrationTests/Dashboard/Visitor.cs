using Deque.AxeCore.Commons;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>Somebody with a browser. Whatever the browser complains of (a blocked script or style, a missing file, an exception) fails the test at the end.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    // A page that is refused, or that says that the store is gone, is an answer; the tests ask for it.
    private static readonly string[] _answers = ["Failed to load resource: the server responded with a status of 4", "Failed to load resource: the server responded with a status of 503"];

    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !_answers.Any(answer => message.Text.StartsWith(answer, StringComparison.Ordinal)))
            {
                _complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Opens a browser window of its own, without a session.</summary>
    public static Task<Visitor> ComeAsync(Chromium chromium, CopierWorld world, BrowserNewContextOptions? options = null) => ComeAsync(chromium, world.Service, options);

    /// <summary>The same, to one of several replicas.</summary>
    public static Task<Visitor> ComeAsync(Chromium chromium, CopierService service, BrowserNewContextOptions? options = null) => ComeAsync(chromium, service.Url, options);

    /// <summary>The same, to a service that runs elsewhere.</summary>
    public static async Task<Visitor> ComeAsync(Chromium chromium, Uri address, BrowserNewContextOptions? options = null)
    {
        var browser = await chromium.StartAsync();
        options ??= new BrowserNewContextOptions();
        options.BaseURL = address.ToString();
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>The same, signed in and on the overview. <see cref="SessionTests"/> sign in by the form in the browser.</summary>
    public static async Task<Visitor> SignInAsync(Chromium chromium, CopierWorld world, string key = CopierService.OperatorKey, BrowserNewContextOptions? options = null)
    {
        var visitor = await ComeAsync(chromium, world, options);
        await visitor._context.AddCookiesAsync([await SignedIn.CookieAsync(world.Service.Url, key)]);
        await visitor.GoAsync("/");
        return visitor;
    }

    /// <summary>Fills in the sign-in form.</summary>
    public async Task EnterAsync(string key)
    {
        await Page.GetByLabel("Admin key").FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public async Task<IResponse> GoAsync(string address) => (await Page.GotoAsync(address))!;

    /// <summary>What is wrong with the page for people who see or move otherwise (WCAG 2.2, A and AA), in light; and what of its colours in dark.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        if (await Page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
        {
            await Page.EvaluateAsync($"{_axe}; 0");
        }

        await ShouldPassAsync(ColorScheme.Light, new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
        await ShouldPassAsync(ColorScheme.Dark, new { type = "rule", values = (string[])["color-contrast", "link-in-text-block"] });
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.Should().BeLessThanOrEqualTo(0, $"{Page.Url} fits into its window");
    }

    // In the page itself: there is no frame in it, and axe's own way through several of them opens one more page each time.
    private async Task ShouldPassAsync(ColorScheme scheme, object rules)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var found = await Page.EvaluateAsync<AxeFindings>(
            """
            rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'] }).then(found => ({
              violations: found.violations.map(violation => `${violation.id}: ${violation.help} ${violation.nodes.map(node => node.html).join('; ')}`),
              passes: found.passes.length, frames: window.frames.length }))
            """,
            rules);
        found.Violations.Should().BeEmpty($"{Page.Url} is for everybody, also in {scheme}");
        found.Passes.Should().BePositive();
        found.Frames.Should().Be(0, "what is in them would not be looked at");
    }

    private sealed class AxeFindings
    {
        public string[] Violations { get; set; } = [];

        public int Passes { get; set; }

        public int Frames { get; set; }
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.Should().BeEmpty("the browser has nothing to complain of");
    }
}

using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ExamplesCopier.IntegrationTests.Dashboard.Chromium))]

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>One real browser for all tests (Debian: <c>apt-get install chromium</c>; elsewhere <c>CHROMIUM</c> names the executable). In CI it must be there.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] _places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly SemaphoreSlim _turn = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser; skips the test where there is none.</summary>
    internal async Task<IBrowser> StartAsync()
    {
        var executable = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : _places.FirstOrDefault(File.Exists);
        if (Environment.GetEnvironmentVariable("CI") is null or "")
        {
            Assert.SkipWhen(executable is null, "There is no Chromium here (Debian: apt-get install chromium; or name one in CHROMIUM).");
        }

        await _turn.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox"] });
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _turn.Dispose();
    }
}

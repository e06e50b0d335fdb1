using System.Diagnostics;
using ExamplesCopier.IntegrationTests.Dashboard;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Samples;

/// <summary>The Quickstart, run as readers of the README run it.</summary>
public sealed class QuickstartTests(Chromium chromium)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task It_shows_what_arrived_where_and_finds_nothing_wrong()
    {
        var (code, output, errors) = await RunAsync("--once");

        errors.Should().BeEmpty();
        code.Should().Be(0);
        output.Should()
            .MatchRegex(@"acme/examples#1 +go/client\.go +acme/docs@main +code/go/client\.go +[0-9a-f]{7} +succeeded +commit on main")
            .And.MatchRegex(@"acme/examples#2 +go/net/connect\.go +initech/sdk@main +examples/net/connect\.go +[0-9a-f]{7} +succeeded +http://127\.0\.0\.1:[0-9]+/initech/sdk/pull/1")
            .And.MatchRegex(@"globex/assets#1 +logos/mark\.png +acme/docs@main +images/mark\.png +[0-9a-f]{7} +succeeded")
            .And.MatchRegex(@"acme/examples#3 +notes/how\.md .* No rule matches it\.")
            .And.MatchRegex(@"globex/legacy#1 .* 204 ")
            .And.MatchRegex(@"acme/playground#1 .* 204 ")
            .And.Contain("11 files arrived byte for byte, and nothing else changed");
    }

    [Fact]
    public async Task It_does_not_guess_what_an_argument_means()
    {
        var (code, _, errors) = await RunAsync("--onec");

        code.Should().Be(2);
        errors.Should().Contain("--onec");
    }

    [Fact]
    public async Task Its_dashboard_opens_with_the_key_that_it_prints()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [QuickstartFile()]) { RedirectStandardOutput = true })!;
        try
        {
            using var patience = new CancellationTokenSource(_patience);
            var address = await FindAsync(process.StandardOutput, "Dashboard", patience.Token);
            var key = await FindAsync(process.StandardOutput, "Admin key", patience.Token);
            await using var visitor = await Visitor.ComeAsync(chromium, new Uri(address));
            await visitor.GoAsync("/");
            await visitor.EnterAsync(key);

            await Microsoft.Playwright.Assertions.Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "acme/examples" })).ToBeVisibleAsync();
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>What stands behind the word, at the begin of a line.</summary>
    private static async Task<string> FindAsync(StreamReader output, string word, CancellationToken cancellationToken)
    {
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.TrimStart().StartsWith(word, StringComparison.Ordinal))
            {
                return line.TrimStart()[word.Length..].Trim();
            }
        }

        throw new InvalidOperationException($"The Quickstart ended and told no {word}.");
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string argument)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [QuickstartFile(), argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(_patience);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    // Built beside this assembly, in the same configuration.
    private static string QuickstartFile()
    {
        var output = Path.GetRelativePath(Checkout.PathOf("tests", "IntegrationTests"), AppContext.BaseDirectory);
        return Checkout.PathOf("samples", "Quickstart", output, "ExamplesCopier.Quickstart.dll");
    }
}

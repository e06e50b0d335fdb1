using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>A configuration that is edited and checked in the page, and of which nothing is kept.</summary>
public sealed class TryConfigurationTests(Chromium chromium)
{
    private const string Broken = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: glob, pattern: "go/[a"}
                targets:
                  - {repo: docs, path_transform: "code/${relative_path}"}
        """;

    [Fact]
    public async Task It_begins_with_what_is_in_force_and_tells_problems_as_the_admin_API_and_the_command_line_do()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try/configuration");
        await Expect(Text(visitor)).ToHaveValueAsync(Configurations.Direct);
        await visitor.ShouldBeAccessibleAsync();

        await CheckAsync(visitor, Broken);

        using var content = new StringContent(Broken, Encoding.UTF8, "application/yaml");
        using var answer = await world.Service.Client.PostAsync(new Uri("api/v1/config/validate", UriKind.Relative), content);
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray();
        errors.Should().HaveCount(2);
        var shown = visitor.Page.Locator(".problems > li");
        await Expect(shown).ToHaveCountAsync(errors.Count);
        for (var i = 0; i < errors.Count; i++)
        {
            await Expect(shown.Nth(i)).ToContainTextAsync($"line {errors[i]!["line"]}, column {errors[i]!["column"]}");
            await Expect(shown.Nth(i)).ToContainTextAsync((string)errors[i]!["path"]!);
            await Expect(shown.Nth(i)).ToContainTextAsync((string)errors[i]!["message"]!);
            await Expect(shown.Nth(i).Locator("pre")).ToContainTextAsync(Broken.Split('\n')[(int)errors[i]!["line"]! - 1].TrimEnd('\r'));
        }

        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("This configuration is not valid: 2 errors.");
        await Expect(Text(visitor)).ToHaveValueAsync(Broken);
        await visitor.ShouldBeAccessibleAsync();
        await shown.Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        var place = await Text(visitor).EvaluateAsync<string>("text => text.value.slice(text.selectionStart, text.selectionEnd)");
        place.Should().Be(Broken.Split('\n')[(int)errors[1]!["line"]! - 1][((int)errors[1]!["column"]! - 1)..]);
        (await world.Service.GetAsync("api/v1/config"))["problems"]!.AsArray().Should().BeEmpty("nothing is kept");
    }

    [Fact]
    public async Task Paths_go_through_the_rules_of_the_text_and_GitHub_is_asked_for_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try/configuration");
        world.GitHub.Requests.Clear();

        await visitor.Page.GetByLabel("Paths to try").FillAsync("go/a.go\ngo/b_test.go\nimg/icons/logo.svg");
        await CheckAsync(visitor, Configurations.Everywhere.Replace("\"go/**/*.go\"", "\"go/**/*.go\", exclude_patterns: ['_test']", StringComparison.Ordinal));

        await Expect(visitor.Page.GetByText("1 of 3 paths would go.")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".verdicts")).ToContainTextAsync("initech/handbook at main: a/go/code.go");
        await Expect(visitor.Page.Locator(".verdicts")).ToContainTextAsync("The rule 'go' excludes it by '_test'.");
        await Expect(visitor.Page.Locator(".outline")).ToContainTextAsync("to globex/site at main: acme/${filename}, as a pull request");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.GetByLabel("Whose paths").SelectOptionAsync("globex/shared");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Check it" }).ClickAsync();
        await Expect(visitor.Page.Locator(".verdicts")).ToContainTextAsync("acme/docs at main: assets/icons/logo.svg");
        world.GitHub.Requests.Work.Should().BeEmpty();
    }

    [Fact]
    public async Task Warnings_are_errors_when_that_is_wished()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try/configuration");
        var odd = Configurations.Proposed.Replace("${pr_author}", "${nobody}", StringComparison.Ordinal);

        await CheckAsync(visitor, odd);
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is valid: 1 source, 1 rule, 1 target, 1 warning.");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.GetByLabel("Take warnings for errors").CheckAsync();
        await CheckAsync(visitor, odd);
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is not valid: 1 error.");
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try/configuration");
        var hostile = "\n</textarea><script>document.title = 'taken'</script>: \u202etxt\n# " + new string('x', 200_000) + "\n";

        await CheckAsync(visitor, hostile);

        await Expect(Text(visitor)).ToHaveValueAsync(hostile);
        await Expect(visitor.Page).ToHaveTitleAsync("Edit a configuration · Examples Copier");
        await Expect(visitor.Page.Locator(".problems")).ToContainTextAsync("</textarea><script>");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GetByLabel("Or a file of yours").SetInputFilesAsync(File("nul.yaml", "sources: \0\n"));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Check it" }).ClickAsync();
        await Expect(visitor.Page.Locator(".problems pre")).ToContainTextAsync("\\u0000");
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_file_of_one_megabyte_is_checked_a_larger_one_is_told_and_what_is_far_too_large_is_refused_in_words()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ReaderKey);
        await visitor.GoAsync("/try/configuration");

        await SendAsync((Configurations.Direct + "\n").PadRight(1024 * 1024, '#'));
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is valid");
        await visitor.GoAsync("/try/configuration");
        await SendAsync((Configurations.Direct + "\n").PadRight((1024 * 1024) + 1, '#'));
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("is not valid: 1 error.");
        await visitor.GoAsync("/try/configuration");
        await SendAsync(new string('#', 3 * 1024 * 1024));
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("too large");

        async Task SendAsync(string text)
        {
            await visitor.Page.GetByLabel("Or a file of yours").SetInputFilesAsync(File("copier.yaml", text));
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Check it" }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_key_confined_to_sources_is_shown_no_text_of_others_and_checks_its_own_also_without_JavaScript_on_a_phone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await using var visitor = await Visitor.SignInAsync(chromium, world, CopierService.ConfinedKey, new() { JavaScriptEnabled = false, ViewportSize = new() { Width = 360, Height = 740 } });
        await visitor.GoAsync("/try/configuration");
        await Expect(Text(visitor)).ToBeEmptyAsync();

        await CheckAsync(visitor, Broken);

        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("not valid");
        (await visitor.Page.Locator("html").EvaluateAsync<int>("page => page.scrollWidth - page.clientWidth")).Should().BeLessThanOrEqualTo(0);
    }

    private static ILocator Text(Visitor visitor) => visitor.Page.GetByLabel("Configuration, in YAML or JSON");

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(text) };

    private static async Task CheckAsync(Visitor visitor, string text)
    {
        await Text(visitor).FillAsync(text);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Check it" }).ClickAsync();
    }
}

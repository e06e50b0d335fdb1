using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Playwright;

namespace ExamplesCopier.IntegrationTests.Dashboard;

/// <summary>
/// Takes the pictures of the documentation anew: <c>ExamplesCopier.IntegrationTests -explicit only -class "*Screenshots"</c>. They are looked at
/// by people and compared with nothing.
/// </summary>
public sealed class Screenshots(Chromium chromium)
{
    private static readonly string[] _central = ["--Copier:ConfigFile=", "--Copier:ConfigRepository=acme/config", "--Copier:ConfigBranch=main", "--Copier:ConfigPath=copier.yaml"];

    private const string Configuration = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: glob, pattern: "go/**/*.go", exclude_patterns: ['_test\.go$']}
                targets:
                  - {repo: acme/docs, path_transform: "code/${path}"}
                  - {repo: globex/site, path_transform: "snippets/${path}", commit_strategy: {type: pull_request}}
              - name: python
                source_pattern: {type: prefix, pattern: python/}
                targets: [{repo: acme/docs, path_transform: "code/${path}"}]
              - name: rust
                source_pattern: {type: prefix, pattern: rust/}
                targets: [{repo: initech/handbook, path_transform: "${relative_path}", commit_strategy: {type: pull_request, auto_merge: true}}]
          - repo: globex/shared
            copy_rules:
              - name: images
                source_pattern: {type: regex, pattern: '^img/(?P<kind>[a-z]+)/(?P<file>[^/]+)$'}
                targets: [{repo: acme/docs, path_transform: "assets/${kind}/${file}"}, {repo: initech/closed, path_transform: "${file}"}]
        """;

    [Fact(Explicit = true)]
    public async Task Of_every_page_in_light_and_dark()
    {
        await using var world = await CopierWorld.StartAsync(Configuration, Arrange, [.. _central, "--Copier:MaxFilesPerChangeSet=40"]);
        var story = await FillAsync(world);
        (string Name, string Address)[] pages =
        [
            ("overview", "/"), ("deliveries", "/deliveries"), ("delivery", $"/deliveries/{story}"), ("replay", $"/deliveries/{story}/replay"),
            ("sources", "/sources"), ("source", "/sources/acme/examples"), ("sync", "/sources/acme/examples/sync"), ("configuration", "/configuration"),
            ("try", "/try?source=acme/examples&paths=go/client.go%0Ago/client_test.go%0Apython/hello.py%0Anotes/how.md"),
            ("try-configuration", "/try/configuration"), ("audit", "/audit?target=acme/docs&path=code/go/client.go"),
        ];

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visitor = await Visitor.SignInAsync(chromium, world, options: new() { ColorScheme = scheme, Locale = "en-GB", TimezoneId = "Europe/Berlin", ViewportSize = new() { Width = 1280, Height = 800 } });
            foreach (var (name, address) in pages)
            {
                (await visitor.GoAsync(address)).Status.Should().Be(200, address);
                await visitor.Page.ScreenshotAsync(new() { Path = Checkout.PathOf("docs", "images", $"{name}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
            }
        }
    }

    private static void Arrange(GitHubSimulator.SimulatedGitHub github)
    {
        github.CreateRepository("acme/config", repository => repository.File("copier.yaml", Configuration));
        github.CreateRepository("globex/shared", repository => repository.File("README.md", "# Shared\n"));
        github.CreateRepository("initech/closed", repository => repository.File("README.md", "# Closed\n")).IsArchived = true;
    }

    /// <returns>The delivery that has most to tell.</returns>
    private static async Task<string> FillAsync(CopierWorld world)
    {
        var story = await world.GitHub.MergeAsync("acme/examples", pr => pr.Title("Add a client for the new endpoint").Write("go/client.go", "package client\n").Write("go/client_test.go", "package client\n").Write("python/hello.py", "print()\n").Write("notes/how.md", "how\n"));
        await world.Service.FinishedAsync(story);
        foreach (var (source, title, path) in new[] { ("acme/examples", "Say hello in Python", "python/hello.py"), ("globex/shared", "Draw the mark anew", "img/png/mark.png"), ("acme/examples", "Use the shorter name", "go/client.go") })
        {
            await world.Service.FinishedAsync(await world.GitHub.MergeAsync(source, pr => pr.Title(title).Write(path, title)));
        }

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            pr.Title("Regenerate all examples");
            for (var i = 0; i < 60; i++)
            {
                pr.Write($"python/generated/{i:00}.py", $"{i}\n");
            }
        }));
        return story.DeliveryId.ToString();
    }
}

using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.Quickstart;

/// <summary>A pull request that people merge, and what must come of it.</summary>
/// <param name="Source">Where it is merged.</param>
/// <param name="Title">Its title.</param>
/// <param name="Change">What it changes.</param>
/// <param name="Answer">What the webhook must be answered with.</param>
/// <param name="Arrivals">Every file that must arrive.</param>
internal sealed record Merge(string Source, string Title, Action<PullRequestBuilder> Change, string Answer, IReadOnlyList<Arrival> Arrivals);

/// <summary>A file that must arrive in a target.</summary>
internal sealed record Arrival(string SourcePath, string Target, string TargetPath, bool Proposed);

/// <summary>Everything that is merged here, in this order.</summary>
internal static class Merges
{
    private const string Accepted = "200 accepted";
    private const string LeftAlone = "204";

    public static IReadOnlyList<Merge> All { get; } =
    [
        new(
            "acme/examples",
            "Add a client",
            pull => pull.Write("go/client.go", Organisations.Client).Write("go/client_test.go", "package client\n").Write("python/net/hello.py", "print('hello')\n").Write("README.md", "# Better examples\n"),
            Accepted,
            [
                new("go/client.go", "acme/docs", "code/go/client.go", false),
                new("go/client.go", "initech/sdk", "examples/client.go", true),
                new("python/net/hello.py", "acme/docs", "code/python/hello.py", false),
            ]),
        new(
            "acme/examples",
            "Rename a file",
            pull => pull.Rename("go/dial.go", "go/net/connect.go"),
            Accepted,
            [
                new("go/net/connect.go", "acme/docs", "code/go/net/connect.go", false),
                new("go/net/connect.go", "initech/sdk", "examples/net/connect.go", true),
            ]),
        new(
            "acme/specs",
            "Describe version 2",
            pull => pull.Write("pets/v2/openapi.json", "{\"openapi\":\"3.1.0\"}\n"),
            Accepted,
            [
                new("pets/v2/openapi.json", "globex/portal", "api/pets/2/openapi.json", true),
                new("pets/v2/openapi.json", "initech/sdk", "specs/pets-v2.json", false),
            ]),
        new(
            "globex/assets",
            "Draw the logo",
            pull => pull.Write("logos/mark.png", Organisations.Logo).Write("logos/dark/mark.svg", "<svg/>\n"),
            Accepted,
            [
                new("logos/mark.png", "acme/docs", "images/mark.png", false),
                new("logos/dark/mark.svg", "acme/docs", "images/dark/mark.svg", false),
                new("logos/mark.png", "globex/portal", "static/mark.png", false),
                new("logos/dark/mark.svg", "globex/portal", "static/mark.svg", false),
            ]),
        new("acme/examples", "Explain the examples", pull => pull.Write("notes/how.md", "Read them.\n"), Accepted, []),
        new("globex/legacy", "A source that is disabled", pull => pull.Write("go/old.go", "package old\n"), LeftAlone, []),
        new("acme/playground", "A repository that is no source", pull => pull.Write("go/try.go", "package try\n"), LeftAlone, []),
    ];
}

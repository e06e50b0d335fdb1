namespace ExamplesCopier.Crash;

/// <summary>How a file arrives.</summary>
internal enum Arrival
{
    /// <summary>A commit on the target branch.</summary>
    Direct,

    /// <summary>A commit in the one open pull request of its source.</summary>
    Living,

    /// <summary>A pull request for each merge.</summary>
    Single,
}

/// <summary>Where one source file goes.</summary>
internal sealed record Route(string Repository, string Branch, Arrival Arrival, string Path, bool Deletes);

/// <summary>The copy rules of a crash run, once as the service reads them and once, in a few lines of its own, as the checks apply them.</summary>
internal static class Routes
{
    public const string Docs = "acme/docs";
    public const string Site = "globex/site";
    public const string Handbook = "globex/handbook";
    public const string Book = "acme/book";

    public static IReadOnlyList<string> Targets { get; } = [Docs, Site, Handbook, Book];

    public static IReadOnlyList<string> Branches { get; } = ["main", "next"];

    public static IEnumerable<Route> Of(CrashSource source, string path)
    {
        var (name, cut) = (source.Name, path.IndexOf('/', StringComparison.Ordinal));
        var (folder, rest) = (path[..cut], path[(cut + 1)..]);
        switch (folder)
        {
            case "code":
                yield return new Route(Docs, BranchOf(Docs, name), Arrival.Direct, $"{name}/{rest}", Deletes: true);
                yield return new Route(Site, BranchOf(Site, name), Arrival.Direct, $"{name}/{rest}", Deletes: false);
                if (source.Batches)
                {
                    yield return new Route(Handbook, BranchOf(Handbook, name), Arrival.Living, $"{name}/code/{rest}", Deletes: true);
                }

                break;
            case "text" when rest.EndsWith(".md", StringComparison.Ordinal):
                yield return new Route(Docs, BranchOf(Docs, name), Arrival.Direct, $"{name}-text/{rest}", Deletes: false);
                yield return new Route(Handbook, BranchOf(Handbook, name), Arrival.Living, $"{name}/text/{rest}", Deletes: true);
                break;
            case "single":
                yield return new Route(Book, BranchOf(Book, name), Arrival.Single, $"{name}/{rest}", Deletes: false);
                break;
        }
    }

    public static string Configuration(IEnumerable<CrashSource> sources) => $"sources:\n{string.Concat(sources.Select(Configuration))}";

    /// <summary>Each branch has two sources, and each source shares branches with all the others.</summary>
    private static string BranchOf(string repository, string source) => (repository, source) switch
    {
        (_, "alpha") or (Site, "beta") or (Docs or Book, "gamma") or (Handbook, "delta") => "main",
        _ => "next",
    };

    private static string Configuration(CrashSource source)
    {
        const string Message = "commit_message: \"${rule_name} of ${source_repo}#${pr_number}\"";
        var proposed = source.Batches ? "{type: batch}" : "{type: pull_request}";
        var code = $"\n          - {{repo: {Handbook}, branch: {BranchOf(Handbook, source.Name)}, path_transform: \"{source.Name}/code/${{relative_path}}\", on_delete: delete, commit_strategy: {{type: batch}}}}";
        return $$$"""
              - repo: {{{source.Repository}}}
                settings: {rate_limit: {max_webhooks_per_minute: 100000, max_concurrent: 4}}
                copy_rules:
                  - name: code
                    source_pattern: {type: prefix, pattern: code/}
                    targets:
                      - {repo: {{{Docs}}}, branch: {{{BranchOf(Docs, source.Name)}}}, path_transform: "{{{source.Name}}}/${relative_path}", on_delete: delete, commit_strategy: { {{{Message}}} }}
                      - {repo: {{{Site}}}, branch: {{{BranchOf(Site, source.Name)}}}, path_transform: "{{{source.Name}}}/${relative_path}", commit_strategy: { {{{Message}}} }}{{{(source.Batches ? code : "")}}}
                  - name: text
                    source_pattern: {type: glob, pattern: "text/**/*.md"}
                    targets:
                      - {repo: {{{Docs}}}, branch: {{{BranchOf(Docs, source.Name)}}}, path_transform: "{{{source.Name}}}-text/${relative_path}", commit_strategy: { {{{Message}}} }}
                      - {repo: {{{Handbook}}}, branch: {{{BranchOf(Handbook, source.Name)}}}, path_transform: "{{{source.Name}}}/text/${relative_path}", on_delete: delete, commit_strategy: {{{proposed}}}}
                  - name: single
                    source_pattern: {type: regex, pattern: '^single/(?P<file>[^/]+)$'}
                    targets:
                      - {repo: {{{Book}}}, branch: {{{BranchOf(Book, source.Name)}}}, path_transform: "{{{source.Name}}}/${file}", commit_strategy: {type: pull_request, reuse_open_pr: false}}

            """;
    }
}

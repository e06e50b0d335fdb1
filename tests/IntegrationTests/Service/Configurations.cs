namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Configurations that several tests use.</summary>
internal static class Configurations
{
    /// <summary>Everything below <c>go/</c> goes to <c>acme/docs</c>, as a commit.</summary>
    public const string Direct = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - repo: acme/docs
                    path_transform: code/${relative_path}
        """;

    /// <summary>The same, and what goes away in the source goes away there.</summary>
    public const string Deleting = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - repo: acme/docs
                    path_transform: code/${relative_path}
                    on_delete: delete
        """;

    /// <summary>Everything below <c>go/</c> goes to <c>acme/docs</c>, as a pull request.</summary>
    public const string Proposed = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - repo: acme/docs
                    path_transform: code/${relative_path}
                    commit_strategy:
                      type: pull_request
                      commit_message: "Copy ${file_count} files of ${source_repo}#${pr_number}"
                      pr_title: "Examples of ${pr_author}"
                      pr_body: "From ${source_repo} at ${short_sha}"
        """;

    /// <summary>Two sources of two organisations, targets in three.</summary>
    public const string Everywhere = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: glob, pattern: "go/**/*.go"}
                targets:
                  - {repo: acme/docs, path_transform: "code/${path}"}
                  - repo: globex/site
                    path_transform: "acme/${filename}"
                    commit_strategy: {type: pull_request}
                  - {repo: initech/handbook, path_transform: "${name}/${dir}/code.${ext}"}
          - repo: globex/shared
            copy_rules:
              - name: images
                source_pattern: {type: regex, pattern: '^img/(?P<kind>[a-z]+)/(?P<file>[^/]+)$'}
                targets:
                  - {repo: acme/docs, path_transform: "assets/${kind}/${file}"}
        """;
}

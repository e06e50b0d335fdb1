namespace ExamplesCopier.Api.CommandLine;

/// <summary>The configuration that <c>init</c> writes: valid as it stands, and changed to fit by its reader.</summary>
internal static class StarterFile
{
    public const string Text = """
        # Which files are copied where, when a pull request is merged.
        # Check this file:        copier validate copier.yaml
        # See what it would do:   copier plan --config copier.yaml --source acme/code-examples --path examples/go/main.go

        # What targets and sources start from; whatever stands further down wins.
        defaults:
          commit_strategy:
            type: pull_request # or direct: a commit on the target branch itself
            commit_message: "Update code examples from ${source_repo}"
            pr_title: "Update code examples from ${source_repo}"
            pr_body: "Automated update of ${file_count} file(s) from ${source_repo} (PR #${pr_number})"
          settings:
            dry_run: true # everything is decided and nothing written; remove this line when the plan is right

        sources:
          # A repository to watch. Merges into another branch are left alone.
          - repo: acme/code-examples
            branch: main

            # Every rule is tried for every changed file. Names must differ; they appear in branches and pull requests.
            copy_rules:
              - name: go-examples
                source_pattern:
                  type: prefix # or glob ('examples/**/*.go'), or regex ('^examples/(?P<lang>[a-z]+)/')
                  pattern: examples/go/
                  exclude_patterns:
                    - '_test\.go$' # regular expressions over the path in the source
                targets:
                  - repo: acme/docs
                    branch: main
                    # ${relative_path} is what follows the pattern; ${path}, ${dir}, ${filename}, ${name} and ${ext} are always there.
                    path_transform: code/go/${relative_path}

                    # What happens here when the source file is deleted: keep, or delete (only what this service wrote).
                    on_delete: keep

                    # Deletions can be written down in a file of the source repository.
                    deprecation_check:
                      enabled: false

        """;
}

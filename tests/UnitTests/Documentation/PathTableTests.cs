using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>What <c>docs/configuration.md</c> says about paths in targets.</summary>
public sealed class PathTableTests
{
    private static readonly MarkdownDocument Document = MarkdownDocument.Of("docs/configuration.md");

    [Fact]
    public void The_built_in_variables_are_as_in_their_table()
    {
        string[] names = ["path", "filename", "name", "dir", "ext"];
        names.Should().BeEquivalentTo(PathVariables.Names);
        foreach (var row in Rows("variables of paths"))
        {
            var variables = PathPattern.Parse(PatternType.Glob, "**").Pattern!.Match(Cell.Code(row[0]))!.Variables;
            names.Select(name => variables[name]).Should().Equal(row.Skip(1).Select(cell => Cell.Code(cell).Trim('"')));
        }
    }

    [Fact]
    public void Templates_give_the_paths_of_their_table()
    {
        var match = PathPattern.Parse(PatternType.Prefix, "examples/go/").Pattern!.Match("examples/go/cmd/main.go")!;
        foreach (var row in Rows("path templates: prefix examples/go/ on examples/go/cmd/main.go"))
        {
            PathTemplate.Parse(Cell.Code(row[0])).Template!.Render(match.Variables).Path!.Value.Should().Be(Cell.Code(row[1]));
        }
    }

    [Fact]
    public void Unsafe_paths_are_refused_with_the_messages_of_their_table()
    {
        foreach (var row in Rows("refused paths"))
        {
            RepositoryPath.TryParse(Cell.Unescaped(row[0]).Trim('"'), out _, out var refusal).Should().BeFalse();
            refusal.Should().Be(Cell.Code(row[1]));
        }

        RepositoryPath.TryParse(new string('x', RepositoryPath.MaxBytes + 1), out _, out var tooLong).Should().BeFalse();
        tooLong.Should().EndWith("is longer than 4096 bytes.");
    }

    [Fact]
    public void Paths_that_give_power_are_refused_or_written_as_their_table_says()
    {
        foreach (var row in Rows("trusted paths"))
        {
            var prefix = PathTemplate.Parse(Cell.Code(row[0])).Template!.LiteralPrefix;
            var refusal = TrustBearingPaths.Refusal(Cell.Code(row[1]), prefix);
            (refusal is null).Should().Be(row[2] == "yes");
            (refusal ?? "").Should().Be(Cell.Code(row[3]));
        }
    }

    [Fact]
    public void Two_files_on_one_path_are_refused_in_the_words_of_the_document()
    {
        var source = ConfigurationFile.ReadValid("""
            sources:
              - repo: acme/code
                copy_rules:
                  - name: x
                    source_pattern: {type: regex, pattern: '^(x/)?(?P<rest>a.*)$'}
                    targets: [{repo: acme/docs, path_transform: 'code/${rest}'}]
                  - name: y
                    source_pattern: {type: prefix, pattern: b/}
                    targets: [{repo: acme/docs, path_transform: 'code/a/${relative_path}'}]
                  - name: z
                    source_pattern: {type: prefix, pattern: z/}
                    targets: [{repo: acme/docs, path_transform: 'code/${relative_path}'}]
            """).Sources[0];

        var reasons = Reasons(source, "x/a.txt", "z/a.txt").Concat(Reasons(source, "a", "b/c"));

        reasons.Where(reason => Document.Text.Contains($"`{reason}`", StringComparison.Ordinal)).Should().HaveCount(3);
    }

    [Fact]
    public void The_limits_are_those_of_the_code()
    {
        int[] limits =
        [
            Limits.Sources, Limits.RulesPerSource, Limits.TargetsPerRule, Limits.ConfigurationBytes, Limits.ConfigurationDepth,
            Limits.ConfigurationNodes, Limits.ConfigurationExpandedCharacters, (int)Limits.MinTimeout.TotalSeconds, (int)Limits.MaxTimeout.TotalSeconds,
            RepositoryPath.MaxBytes,
        ];

        Rows("limits").Select(row => row[1]).Should().Equal(limits.Select(limit => FormattableString.Invariant($"{limit:N0}")));
    }

    private static IEnumerable<string> Reasons(Source source, params string[] paths) =>
        CopyPlanner.Plan(source, paths.Select(path => new ChangedFile(path, ChangeKind.Added))).ChangeSets
            .SelectMany(set => set.Problems)
            .Select(problem => problem.Reason);

    private static IReadOnlyList<IReadOnlyList<string>> Rows(string mark) => Document.Tables.Single(table => table.Mark == mark).Rows;
}

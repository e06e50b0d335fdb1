using System.Text.Json;
using CsCheck;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

/// <summary>What is converted plans the same paths to the same places.</summary>
public sealed class SamePlanLaws
{
    private static readonly string[] _sources = ["acme/one", "acme/two"];
    private static readonly Gen<string> Source = Gen.OneOfConst(_sources);
    private static readonly Gen<string> Repository = Gen.OneOfConst("acme/docs", "globex/site");
    private static readonly Gen<string> Folder = Gen.OneOfConst("a", "b", "a/b", "b/a", "ab", "a.b", "b/a/c");
    private static readonly Gen<string> Glob = Gen.OneOfConst("**", "*", "a/**", "b/**/*.go", "a/*", "**/c", "*/b/**", "{a,b}/**", "a/b**", "[ab]/**/c", "a/b/*.go", "**/*.{go,md}", "a?/**");
    private static readonly Gen<string> Expression = Gen.OneOfConst("^a/", @"\.go$", "^(?P<top>[ab])/(?P<rest>.+)$", "^(?<name>[^/]+)/(?P<rest>.+)$", "b", "^x");
    private static readonly Gen<string> Template = Gen.OneOfConst(
        "to/${relative_path}", "${relative_path}", "x/${path}", "${filename}", "y/${dir}/${filename}", "${rest}", "${top}/${rest}", "${name}/${rest}", "to/${relative_path}.txt", "fixed", "${nobody}", "z/${name}", "//to//${path}");

    private static readonly Gen<string> Path = Gen.OneOfConst("a", "b", "c", "ab", "a.b", "x.go", "c.md", "a/b")
        .Array[1, 4].Select(segments => string.Join('/', segments));

    private static readonly Gen<OlderTransformation> Transformation = Gen.OneOf(
        Gen.Select(Folder, Gen.OneOfConst("", "/"), Gen.OneOfConst("t", "t/u", "t/", "./v", ".github", "."), (from, slash, to) => new OlderTransformation("move", from + slash, to)),
        Gen.Select(Path, Gen.OneOfConst("README.md", "t/one"), (from, to) => new OlderTransformation("copy", from, to)),
        Gen.Select(Glob, Template, (glob, to) => new OlderTransformation("glob", glob, to)),
        Gen.Select(Expression, Template, (regex, to) => new OlderTransformation("regex", regex, to)));

    private static readonly Gen<OlderWorkflow[]> Workflows = Gen.Select(
        Source, Repository, Transformation.Array[1, 4], Glob.Array[0, 2], (source, destination, transformations, exclude) => new OlderWorkflow(source, destination, transformations, exclude)).Array[1, 3];

    [Fact]
    public void Workflows_do()
    {
        var wanted = 0;
        Gen.Select(Workflows, Path.Array[12]).Sample(
            (workflows, paths) =>
            {
                var converted = Converted.Of(Text(workflows));
                if (converted.Text == "sources: []\n")
                {
                    return;
                }

                var configuration = converted.ReadAgain();
                foreach (var path in paths)
                {
                    foreach (var source in _sources)
                    {
                        var expected = OlderTool.Goals(workflows, source, path);
                        Interlocked.Add(ref wanted, expected.Count);
                        configuration.Goals(source, path).Should().Equal(expected, $"of '{path}' in {source}:\n{Text(workflows)}\n{converted.Text}");
                    }
                }
            },
            iter: 4_000);

        wanted.Should().BeGreaterThan(3_000, "otherwise nothing was compared");
    }

    [Fact]
    public void The_single_source_form_does()
    {
        var wanted = 0;
        Gen.Select(SingleSources, Path.Array[12]).Sample(
            (text, paths) =>
            {
                var before = ConfigurationFile.ReadValid(text);
                var converted = Converted.Of(text);
                if (converted.Text!.EndsWith("copy_rules: []\n", StringComparison.Ordinal))
                {
                    paths.Should().OnlyContain(path => before.Goals("acme/one", path).Count == 0);
                    return;
                }

                var after = converted.ReadAgain();
                foreach (var path in paths)
                {
                    var expected = before.Goals("acme/one", path);
                    Interlocked.Add(ref wanted, expected.Count);
                    after.Goals("acme/one", path).Should().Equal(expected, $"of '{path}':\n{text}\n{converted.Text}");
                }
            },
            iter: 4_000);

        wanted.Should().BeGreaterThan(3_000, "otherwise nothing was compared");
    }

    private static Gen<string> SingleSources => Gen.Select(
        Gen.OneOfConst("one", "two"),
        Gen.OneOf(
            Glob.Select(glob => ("glob", glob)),
            Expression.Select(regex => ("regex", regex)),
            Folder.Select(prefix => ("prefix", prefix)),
            Folder.Select(prefix => ("prefix", prefix + "/")),
            Gen.Const(("regex", "(")),
            Gen.Const(("glob", "["))),
        Gen.OneOfConst(@"\.go$", "^a", "c").Array[0, 2],
        Gen.Select(Repository, Template, (repo, template) => new { repo, path_transform = template }).Array[1, 2],
        (name, pattern, excludes, targets) => new { name, source_pattern = new { type = pattern.Item1, pattern = pattern.Item2, exclude_patterns = excludes }, targets })
        .Array[1, 3].Select(rules => JsonSerializer.Serialize(new { source_repo = "acme/one", copy_rules = rules }));

    private static string Text(IEnumerable<OlderWorkflow> workflows) => JsonSerializer.Serialize(new
    {
        workflows = workflows.Select((workflow, i) => new
        {
            name = $"w{i}",
            source = new { repo = workflow.Source },
            destination = new { repo = workflow.Destination, branch = "main" },
            transformations = workflow.Transformations.Select(transformation => new Dictionary<string, object>
            {
                [transformation.Kind] = transformation.Kind is "move" or "copy"
                    ? new { from = transformation.What, to = transformation.To }
                    : new { pattern = transformation.What, transform = transformation.To },
            }),
            exclude = workflow.Exclude,
        }),
    });
}

using System.Text;
using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Yaml;
using ExamplesCopier.Infrastructure.Yaml.Conversion;

namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

/// <summary>Older files that somebody else wrote, and that lead where they should not or never end.</summary>
public sealed class HostileOlderFileTests : IDisposable
{
    private const string Referring = "workflows: [{name: x, source: {repo: acme/a}, destination: {repo: acme/b}, transformations: {$ref: REF}}]";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_link_is_not_followed_out_of_the_repository()
    {
        var outside = _folder.Write("outside/secret.yaml", "secret: value");
        Directory.CreateDirectory(_folder.Path("inside"));
        File.CreateSymbolicLink(_folder.Path("inside/link.yaml"), outside);
        Directory.CreateSymbolicLink(_folder.Path("inside/folder"), _folder.Path("outside"));

        foreach (var reference in new[] { "link.yaml", "folder/secret.yaml" })
        {
            var run = await RunVerb.Async("convert", _folder.Write("inside/old.yaml", Referring.Replace("REF", reference, StringComparison.Ordinal)));

            run.ExitCode.Should().Be(1);
            run.Error.Should().Contain($"There is no file '{reference}' beside this one, or it is a link").And.NotContain("value");
        }
    }

    [Theory]
    [InlineData("\"a\\0b\"", "There is no file 'a\\u0000b' beside this one")]
    [InlineData("/etc/passwd", "There is no file '/etc/passwd' beside this one")]
    [InlineData("../../../../../../../../etc/passwd", "There is no file '../../../../../../../../etc/passwd' beside this one")]
    [InlineData("empty.yaml", "empty.yaml:1:1 There is no transformation.")]
    public async Task A_reference_that_leads_nowhere_is_told(string reference, string problem)
    {
        _folder.Write("empty.yaml", "");

        var run = await RunVerb.Async("convert", _folder.Write("old.yaml", Referring.Replace("REF", reference, StringComparison.Ordinal)));

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain(problem);
    }

    [Fact]
    public void A_file_that_is_no_YAML_is_told_with_its_place_and_not_as_missing()
    {
        var converted = Converted.Of(Referring.Replace("REF", "x.yaml", StringComparison.Ordinal), beside: new Dictionary<string, string> { ["x.yaml"] = "- [" });

        converted.Errors.Should().Contain(error => error.StartsWith("x.yaml:2:1 This is not valid YAML", StringComparison.Ordinal))
            .And.NotContain(error => error.Contains("There is no file", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_read_once_however_often_it_is_referred_to()
    {
        var reads = 0;
        var workflows = string.Join(',', Enumerable.Range(0, 60).Select(i => $"{{name: w{i}, source: {{repo: acme/a}}, destination: {{repo: acme/b}}, transformations: {{$ref: steps.yaml}}}}"));
        var converter = new ConfigurationConverter(new YamlConfigurationReader(new CopierConfigurationValidator()));

        var converted = converter.Convert(new OlderConfiguration("old.yaml", Encoding.UTF8.GetBytes($"workflows: [{workflows}]"), null, path =>
        {
            reads++;
            return path == "steps.yaml" ? "- copy: {from: a, to: b}"u8.ToArray() : default(ReadOnlyMemory<byte>?);
        }));

        converted.Errors.Should().BeEmpty();
        reads.Should().Be(1);
    }

    [Fact]
    public void More_transformations_than_a_source_may_have_rules_are_refused_without_converting_them()
    {
        var steps = string.Join(',', Enumerable.Repeat("{copy: {from: a, to: b}}", 101));

        Converted.Of($"workflows: [{{name: x, source: {{repo: acme/a}}, destination: {{repo: acme/b}}, transformations: [{steps}]}}]").Errors.Should()
            .Equal("old.yaml:1:93 workflows[0].transformations: There are 101 transformations; each becomes a rule, and a source holds at most 100.");
    }

    [Fact]
    public void More_workflows_than_all_sources_may_have_rules_are_refused()
    {
        const string workflow = "{name: x, source: {repo: acme/a}, destination: {repo: acme/b}, transformations: [{copy: {from: a, to: b}}]}";

        Converted.Of($"workflows: [{string.Join(',', Enumerable.Repeat(workflow, 5_001))}]").Errors.Should()
            .Equal("old.yaml:1:1 There are more than 5000 workflows, and 50 sources hold no more than 100 rules each.");
    }
}

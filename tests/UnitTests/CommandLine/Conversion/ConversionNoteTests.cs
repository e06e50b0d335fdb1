namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

/// <summary>What has no exact counterpart: kept where it can be, told where it cannot.</summary>
public sealed class ConversionNoteTests
{
    [Theory]
    [InlineData("(?P<name>[ab])/(?P<name_group>[cd])$", "${name}-${name_group}", "a/d", "a-d")]
    [InlineData("(?<name>[ab])/x$", "${name}", "b/x", "b")]
    public void A_group_called_name_gets_a_name_that_is_free(string regex, string transform, string path, string target) =>
        Workflow($"regex: {{pattern: '{regex}', transform: 't/{transform}'}}").ReadAgain().Goals("acme/a", path).Should().Equal($"acme/b@main t/{target}");

    [Fact]
    public void A_group_called_name_whose_beginning_stands_twice_is_for_a_person_to_rename() =>
        Workflow("regex: {pattern: '(?P<name>a)[(?P<name>]', transform: '${name}'}").Errors.Should().ContainSingle()
            .Which.Should().Contain("transformations[0].regex.pattern: The group 'name' is called like a built-in variable now. Give it another name, here and in transform.");

    [Theory]
    [InlineData("glob: {pattern: '[', transform: x}", "transformations[0].glob.pattern: This is not a valid glob: This [ is never closed")]
    [InlineData("glob: {pattern: '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}', transform: x}", "transformations[0].glob.pattern: The braces of this glob make more than 64 alternatives.")]
    public void A_glob_that_cannot_be_kept_is_told_at_its_place(string transformation, string problem) =>
        Workflow(transformation).Errors.Should().ContainSingle().Which.Should().Contain(problem);

    [Theory]
    [InlineData("move: {from: a, to: .}", true)]
    [InlineData("glob: {pattern: '**', transform: '.g${path}'}", true)]
    [InlineData("glob: {pattern: '**', transform: 'docs/${path}'}", false)]
    [InlineData("copy: {from: a, to: README.md}", false)]
    public void A_path_that_could_lead_into_the_folder_of_GitHub_is_told(string transformation, bool told) =>
        Workflow(transformation).Notes.Any(note => note.Contains("could reach .github/", StringComparison.Ordinal)).Should().Be(told);

    [Fact]
    public void The_top_as_a_recursive_folder_reached_what_begins_with_a_dot_and_does_so_still()
    {
        var converted = Converted.Of("""[{"source_directory": ".", "recursive_copy": true, "target_repo": "b", "target_directory": "t"}]""", "acme/a");
        var configuration = converted.ReadAgain();

        configuration.Goals("acme/a", ".config/x").Should().Equal("acme/b@main t/.config/x");
        configuration.Goals("acme/a", "src/x").Should().BeEmpty();
        converted.Notes.Should().ContainSingle().Which.Should().Contain("This reached what begins with a dot, like .github/, and nothing else");
    }

    [Fact]
    public void A_source_that_is_given_and_not_needed_is_told() =>
        Converted.Of("""{"source_repo": "acme/a", "copy_rules": [{"name": "r", "source_pattern": {"type": "glob", "pattern": "**"}, "targets": [{"repo": "acme/b", "path_transform": "all/${path}", "commit_strategy": {"commit_message": "m"}}]}]}""", "acme/other")
            .Notes.Should().Equal("--source acme/other is not used: the file itself names its source, acme/a.");

    private static Application.Ports.ConvertedConfiguration Workflow(string transformation) =>
        Converted.Of($"workflows: [{{name: x, source: {{repo: acme/a}}, destination: {{repo: acme/b}}, transformations: [{{{transformation}}}]}}]");
}

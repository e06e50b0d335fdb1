using CsCheck;
using ExamplesCopier.Infrastructure.Yaml.Conversion;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

public sealed class YamlScalarTests
{
    private static readonly Gen<string> Texts = Gen.OneOfConst(
        "a", "b c", "\n", "\n\n", "  ", " ", "'", "\"", "\\", ":", ": ", " #", "#", "-", "- ", "yes", "true", "null", "~", "12", "0x1F", "1e3", "${x}", "${", "{", "}", "[", "]", ",",
        "&a", "*a", "!", "|", ">", "%", "@", "`", "\t", "\r", "\u0001", "\u0085", "\u00a0", "\u2028", "\ufeff", "\u200b", "é", "😀", "<<", "=", "...", "---")
        .Array[0, 6].Select(string.Concat);

    [Fact]
    public void Whatever_is_written_is_read_back() => Texts.Sample(
        text =>
        {
            var yaml = $"top:\n  key: {YamlScalar.Of(text, 4)}\n  other: 1\n";
            var problems = new Problems();
            var top = (MappingNode)((MappingNode)DocumentReader.Read(DocumentText.Decode(System.Text.Encoding.UTF8.GetBytes(yaml)), problems).Root!).Find("top")!;
            problems.Errors.Should().BeEmpty(yaml);
            var read = (ScalarNode)top.Find("key")!;
            read.Value.Should().Be(text, yaml);
            read.Kind.Should().Be(ScalarKind.Text, yaml);
            top.Find("other").Should().NotBeNull(yaml);
        },
        iter: 20_000);

    [Theory]
    [InlineData("code/${relative_path}", "code/${relative_path}")]
    [InlineData("main", "main")]
    [InlineData("yes", "'yes'")]
    [InlineData("12345", "'12345'")]
    [InlineData(@"_test\.go$", @"'_test\.go$'")]
    [InlineData("It's", "'It''s'")]
    [InlineData("one\ntwo\n", "|\n  one\n  two")]
    [InlineData("one\n\ntwo", "|-\n  one\n\n  two")]
    [InlineData("a\u0001", "\"a\\u0001\"")]
    public void It_is_written_as_people_would(string text, string yaml) => YamlScalar.Of(text, 2).Should().Be(yaml);
}

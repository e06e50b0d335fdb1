using System.Globalization;
using System.Text;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>Files made to hurt. Each is answered with an error, and fast: the whole class would not end if one exploded.</summary>
public sealed class HostileInputTests
{
    private const int Megabyte = 1024 * 1024;

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "200 KB of brackets", new string('[', 200_000), "1:65 Lists and mappings are nested more than 64 deep." },
        { "200 KB of braces", new string('{', 200_000), "1:65 Lists and mappings are nested more than 64 deep." },
        { "200 KB of brackets on lines", string.Concat(Enumerable.Repeat("[\n", 100_000)), "65:1 Lists and mappings are nested more than 64 deep." },
        { "200 KB of dashes", string.Concat(Enumerable.Repeat("- ", 100_000)), "1:129 Lists and mappings are nested more than 64 deep." },
        { "200 KB of questions", string.Concat(Enumerable.Repeat("? ", 100_000)), "1:129 Lists and mappings are nested more than 64 deep." },
        { "65 levels of indentation", Indented(65), "65:65 Lists and mappings are nested more than 64 deep." },
        { "a billion laughs", Laughs(10), "5:45 With its aliases written out the file holds more than 100,000 values. Use fewer of them, or smaller ones." },
        { "a large text a thousand times", $"sources: []\na: &a {new string('x', 500_000)}\nb: [{string.Join(',', Enumerable.Repeat("*a", 1_000))}]\n", "3:101 With its aliases written out the file is longer than 16 MB. Use fewer of them, or smaller ones." },
        { "deep aliases", DeepAliases(), "64:12 With this alias written out, lists and mappings are nested more than 64 deep." },
        { "an alias within its own anchor", "a: &a [*a]\n", "1:8 The alias '*a' stands within its own anchor and would never end." },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Is_refused_where_it_goes_too_far(string name, string text, string problem)
    {
        var errors = ConfigurationFile.Read(text).Errors;

        errors.Should().ContainSingle(because: name).Which.At("f").Should().Be($"f:{problem}");
    }

    public static TheoryData<string, byte[], string> NotText => new()
    {
        { "UTF-16 with a mark", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("sources: []")).ToArray(), "1:1 The file is UTF-16 or UTF-32, or no text at all. Save it as UTF-8." },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes("sources: []"), "1:1 The file is UTF-16 or UTF-32, or no text at all. Save it as UTF-8." },
        { "UTF-16 of the other order", Encoding.BigEndianUnicode.GetBytes("sources: []"), "1:1 The file is UTF-16 or UTF-32, or no text at all. Save it as UTF-8." },
        { "UTF-32", Encoding.UTF32.GetPreamble().Concat(Encoding.UTF32.GetBytes("sources: []")).ToArray(), "1:1 The file is UTF-16 or UTF-32, or no text at all. Save it as UTF-8." },
        { "Latin-1", Encoding.Latin1.GetBytes("sources: []\n# caf\u00e9\n"), "2:6 The byte 0xE9 is not UTF-8. Save the file as UTF-8." },
        { "a surrogate in UTF-8", [.. "a: "u8, 0xED, 0xA0, 0x80], "1:4 The byte 0xED is not UTF-8. Save the file as UTF-8." },
        { "a character cut off", [.. "sources: []\n# é"u8[..^1]], "2:3 The byte 0xC3 is not UTF-8. Save the file as UTF-8." },
        { "a NUL, where the parser would stop", "sources: []\n\0extra: 1\n"u8.ToArray(), "2:1 The control character U+0000 cannot stand in the file. Remove it." },
        { "an escape character", "sources: [] # \u001b[2J\n"u8.ToArray(), "1:15 The control character U+001B cannot stand in the file. Remove it." },
    };

    [Theory]
    [MemberData(nameof(NotText))]
    public void What_is_no_UTF8_text_is_told_with_its_place(string name, byte[] bytes, string problem)
    {
        var errors = ConfigurationFile.Read(bytes).Errors;

        errors.Should().ContainSingle(because: name).Which.At("f").Should().Be($"f:{problem}");
    }

    [Fact]
    public void A_byte_order_mark_changes_nothing_not_even_columns()
    {
        ConfigurationFile.Read([.. Encoding.UTF8.GetPreamble(), .. "sources: []\n"u8]).Errors.Should().BeEmpty();
        ConfigurationFile.Read([.. Encoding.UTF8.GetPreamble(), .. "source: []\n"u8]).Errors[^1].Column.Should().Be(1);
    }

    [Fact]
    public void One_megabyte_is_read_and_a_byte_more_is_not()
    {
        var full = "sources: []\n#".PadRight(Megabyte, 'x');

        ConfigurationFile.Read(full).Errors.Should().BeEmpty();
        ConfigurationFile.Read(full + "x").Errors.Should().ContainSingle()
            .Which.Message.Should().Be("The file is 1,048,577 bytes long, and at most 1,048,576 (1 MB) are read. Move rules into their source repositories with config_file.");
    }

    [Fact]
    public void Sixty_four_levels_are_read() =>
        ConfigurationFile.Read(Indented(64)).Errors.Should().NotContain(error => error.Message.Contains("nested", StringComparison.Ordinal));

    [Fact]
    public void A_large_file_without_aliases_may_hold_more_values_than_aliases_may_make()
    {
        var text = "sources:\n  - repo: acme/code\n    config_file: c\n    allowed_targets: [" + string.Concat(Enumerable.Repeat("a,", 150_000)) + "]\n";

        ConfigurationFile.Read(text).Errors.Should().BeEmpty();
    }

    [Fact]
    public void Thousands_of_problems_are_listed_up_to_a_thousand_with_the_number_of_the_rest()
    {
        var text = "sources: []\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"k{i}: 1\n"));

        var errors = ConfigurationFile.Read(text).Errors;

        errors.Should().HaveCount(1_001);
        errors[^1].Message.Should().Be("49,000 more problems follow. Correct those above first.");
    }

    [Theory]
    [InlineData("path_transform: '{0}'")]
    [InlineData("path_transform: x, commit_strategy: {{pr_body: '{0}'}}")]
    public void A_template_of_nothing_but_unknown_variables_is_told_twenty_times(string target)
    {
        var variables = string.Concat(Enumerable.Range(0, 90_000).Select(i => $"${{v{i}}}"));
        var reading = ConfigurationFile.Read(
            "sources: [{repo: a/b, copy_rules: [{name: a, source_pattern: {type: glob, pattern: x}, targets: [{repo: a/c, "
            + string.Format(CultureInfo.InvariantCulture, target, variables) + "}]}]}]");

        reading.Errors.Concat(reading.Warnings).Should().HaveCount(20);
    }

    [Fact]
    public void More_targets_of_one_branch_than_can_be_compared_are_said_to_be_so()
    {
        var targets = string.Concat(Enumerable.Repeat("{repo: a/b, path_transform: x},", 20));
        var rules = string.Concat(Enumerable.Range(0, 100).Select(i => $"{{name: r{i}, source_pattern: {{type: glob, pattern: x}}, targets: [{targets}]}},"));

        var warnings = ConfigurationFile.Read($"sources: [{{repo: a/c, copy_rules: [{rules}]}}, {{repo: a/d, copy_rules: [{rules}]}}]").Warnings;

        warnings[^1].Message.Should().Contain("more problems follow");
        ConfigurationFile.Read($"sources: [{{repo: a/c, copy_rules: [{rules}]}}, {{repo: a/d, copy_rules: [{{name: r, source_pattern: {{type: glob, pattern: x}}, targets: [{{repo: a/b, path_transform: z}}]}}]}}]".Replace("path_transform: x", "path_transform: same", StringComparison.Ordinal))
            .Warnings.Should().HaveCount(1_001);
    }

    [Fact]
    public void Names_in_messages_are_short_and_harmless_in_a_terminal()
    {
        var key = "\\e[31m\\u202e" + new string('k', 500);

        var error = ConfigurationFile.Read($"sources: []\n\"{key}\": 1\n").Errors.Should().ContainSingle().Subject;

        error.Message.Should().StartWith(@"Unknown key '\u001b[31m\u202ekkk").And.NotContain("\u001b").And.NotContain("\u202e");
        error.Path.Length.Should().BeLessThan(100);
    }

    [Fact]
    public void Names_that_come_through_the_validators_are_harmless_too()
    {
        var name = "\\e[31m" + new string('n', 5_000);
        var rule = $$"""{name: "{{name}}", source_pattern: {type: glob, pattern: '**'}, targets: [{repo: a/b, path_transform: "${path}"}]}""";

        var error = ConfigurationFile.Read($"sources: [{{repo: a/c, copy_rules: [{rule}, {rule}]}}]\n").Errors.Should().ContainSingle().Subject;

        error.Message.Should().StartWith(@"The source has a rule '\u001b[31mnnn");
        error.Message.Length.Should().BeLessThan(1_100);
    }

    private static string Indented(int levels) => string.Concat(Enumerable.Range(0, levels).Select(i => new string(' ', i) + "a:\n")) + new string(' ', levels) + "x\n";

    private static string Laughs(int levels) =>
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, levels).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

    private static string DeepAliases() =>
        "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 100).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));
}

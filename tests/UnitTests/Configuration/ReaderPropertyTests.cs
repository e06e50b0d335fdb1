using System.Text;
using CsCheck;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>What holds for every file, whatever is in it.</summary>
public sealed class ReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "sources:", "source_repo:", "repo:", "copy_rules:", "name:", "source_pattern:", "type:", "pattern:", "targets:", "path_transform:",
        "commit_strategy:", "settings:", "defaults:", "deprecation_check:", "config_file:", "<<:", "acme/code", "regex", "glob", "prefix", "direct",
        "true", "yes", "12", "0x1F", "1e3", "~", "'", "\"", "[", "]", "{", "}", ",", ": ", ":", "- ", "? ", "&a ", "*a", "!!str ", "!x ", "!<y> ", "| ", "> ", "|2-",
        "---", "...", "%YAML 1.2", "%TAG ! x", "#", " # c", "\n", "\n  ", "\n    ", "\n      ", "\t", "\r\n", "\r", " ", "${path}", "${", "(", "(?P<x>", "**", "[a-z", "\\", "\\u12",
        "é", "😀", "\u0085", "\u2028", "\uFEFF", "@", "`", "\0",
    ];

    private static readonly Gen<string> Soup = Gen.OneOfConst(Pieces).Array[0, 60].Select(string.Concat);

    private static readonly string[] Valid =
    [
        ConfigurationFile.InRepository("configs/copier-config.multi-source.example.yaml"),
        ConfigurationFile.InRepository("configs/copier-config.single-source.example.yaml"),
    ];

    private static readonly Gen<string> Damaged =
        from file in Gen.OneOfConst(Valid)
        from at in Gen.Int[0, file.Length - 1]
        from removed in Gen.Int[0, Math.Min(40, file.Length - at)]
        from inserted in Gen.OneOfConst(Pieces)
        select file[..at] + inserted + file[(at + removed)..];

    [Fact]
    public void Reading_never_throws_and_gives_either_a_configuration_or_errors_with_places_for_any_bytes() =>
        Gen.Byte.Array[0, 200].Sample(bytes => IsSound(ConfigurationFile.Read(bytes), bytes), iter: 5_000);

    [Fact]
    public void Reading_never_throws_and_gives_either_a_configuration_or_errors_with_places_for_any_soup_of_YAML() =>
        Soup.Sample(text => IsSound(ConfigurationFile.Read(text), Encoding.UTF8.GetBytes(text)), iter: 20_000);

    [Fact]
    public void Reading_never_throws_and_gives_either_a_configuration_or_errors_with_places_for_any_damaged_file() =>
        Damaged.Sample(text => IsSound(ConfigurationFile.Read(text), Encoding.UTF8.GetBytes(text)), iter: 3_000);

    [Fact]
    public void Reading_twice_says_the_same() =>
        Damaged.Sample(
            text =>
            {
                var (first, second) = (ConfigurationFile.Read(text), ConfigurationFile.Read(text));
                return first.Errors.SequenceEqual(second.Errors) && first.Warnings.SequenceEqual(second.Warnings);
            },
            iter: 500);

    [Fact]
    public void Line_ends_of_Windows_change_neither_verdict_nor_places() =>
        Damaged.Where(text => !text.Contains('\r', StringComparison.Ordinal)).Sample(
            text =>
            {
                var (unix, windows) = (ConfigurationFile.Read(text), ConfigurationFile.Read(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
                return unix.Errors.SequenceEqual(windows.Errors) && unix.Warnings.SequenceEqual(windows.Warnings);
            },
            iter: 500);

    private static bool IsSound(ConfigurationReading reading, byte[] bytes)
    {
        var lines = 2 + bytes.Count(b => b is (byte)'\n' or (byte)'\r') + Encoding.UTF8.GetString(bytes).Count(c => c is '\u0085' or '\u2028' or '\u2029');
        return (reading.Configuration is null) == (reading.Errors.Count > 0)
            && reading.Errors.Concat(reading.Warnings).All(problem =>
                problem.Line >= 1 && problem.Line <= lines && problem.Column >= 1 && problem.Message.Length > 0 && !problem.Message.Any(char.IsControl));
    }
}

using System.Globalization;
using System.Text;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>Files whose mistakes are too large, or no text, for the list of mistakes.</summary>
internal static class MoreMistakes
{
    private const int Megabyte = 1024 * 1024;

    public static IEnumerable<byte[]> All =>
    [
        new byte[Megabyte + 1],
        Encoding.Unicode.GetBytes("sources: []"),
        Encoding.Latin1.GetBytes("# caf\u00e9\n"),
        "sources: [] # \u001b\n"u8.ToArray(),
        .. Texts.Select(Encoding.UTF8.GetBytes),
    ];

    private static IEnumerable<string> Texts =>
    [
        new string('[', 65),
        $"a: &a {new string('[', 40)}{new string(']', 40)}\nb: {new string('[', 40)}*a{new string(']', 40)}\n",
        Laughs(10),
        $"a: &a {new string('x', 500_000)}\nb: [{string.Concat(Enumerable.Repeat("*a,", 1_000))}]\n",
        "a: \"\\uD800\"\n",
        "a: & b\n",
        "%YAML 1.2\nsources: []\n",
        "sources: []\n... x\n",
        "--- a\n--- b: c\n d\n",
        "a: {<<: {}, <<: {}}\n",
        string.Concat(Enumerable.Range(0, 1_001).Select(i => $"k{i}: 1\n")),
        $"sources:\n{Many(51, i => $"  - {{repo: acme/r{i}, config_file: c}}\n")}",
        $"sources: [{{repo: acme/code, copy_rules: [{Many(101, i => Rule($"r{i}", 1))}]}}]\n",
        $"sources: [{{repo: acme/code, copy_rules: [{Rule("r", 21)}]}}]\n",
        "sources: [{repo: acme/code, branch: []}]\n",
    ];

    private static string Rule(string name, int targets) =>
        $"{{name: {name}, source_pattern: {{type: glob, pattern: x}}, targets: [{Many(targets, i => $"{{repo: acme/t{i}, path_transform: {name}}},")}]}},";

    private static string Laughs(int levels) =>
        "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + Many(levels, i => $"a{i + 1}: &a{i + 1} [{Many(10, _ => $"*a{i.ToString(CultureInfo.InvariantCulture)},")}]\n");

    private static string Many(int count, Func<int, string> one) => string.Concat(Enumerable.Range(0, count).Select(one));
}

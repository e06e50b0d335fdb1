using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>A broken file of <c>tests/UnitTests/Configuration/mistakes.txt</c>.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="File">The whole file.</param>
/// <param name="Errors">What is reported, without the file's name: <c>:line:column path: message</c>.</param>
internal sealed record CollectedMistake(string Name, string File, IReadOnlyList<string> Errors)
{
    private const string Answer = "--->\n";
    private const string Error = "error copier.yaml";

    public static IReadOnlyList<CollectedMistake> All { get; } = [.. Text().Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static CollectedMistake Parse(string text)
    {
        var name = text[..text.IndexOf('\n', StringComparison.Ordinal)];
        var parts = text[(name.Length + 1)..].Split(Answer);
        return new CollectedMistake(
            name,
            parts[0],
            [.. parts[1].Split('\n').Where(line => line.StartsWith(Error, StringComparison.Ordinal)).Select(line => line[Error.Length..])]);
    }

    private static string Text() => System.IO.File.ReadAllText(Checkout.PathOf("tests", "UnitTests", "Configuration", "mistakes.txt"));
}

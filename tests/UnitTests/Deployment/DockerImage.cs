using ExamplesCopier.UnitTests.Architecture;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>The Dockerfile's instructions, and what the last stage sets.</summary>
internal static class DockerImage
{
    public static IReadOnlyList<(string Name, string Arguments)> Instructions { get; } = [.. Read()];

    /// <summary>From the last <c>FROM</c> on: the image that is shipped.</summary>
    public static IReadOnlyList<(string Name, string Arguments)> Shipped { get; } =
        [.. Instructions.Skip(Instructions.ToList().FindLastIndex(instruction => instruction.Name == "FROM"))];

    public static IReadOnlyDictionary<string, string> Environment { get; } = Shipped.Where(instruction => instruction.Name == "ENV")
        .SelectMany(instruction => System.Text.RegularExpressions.Regex.Matches(instruction.Arguments, "([A-Za-z_]+)=(\"[^\"]*\"|\\S+)"))
        .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim('"'));

    public static string One(string name) => Shipped.Single(instruction => instruction.Name == name).Arguments;

    private static IEnumerable<(string, string)> Read()
    {
        var text = string.Join('\n', File.ReadAllLines(Path.Combine(Product.Top, "Dockerfile")).Where(line => !line.StartsWith('#')));
        return text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Select(parts => (parts[0], parts[1].Trim()));
    }
}

using System.Text;
using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.Quickstart;

/// <summary>Three organisations with the App installed, and their repositories as they stand before the first merge.</summary>
internal static class Organisations
{
    public static IReadOnlyList<string> Targets { get; } = ["acme/docs", "globex/portal", "initech/sdk"];

    /// <summary>An ordinary text file, in another alphabet and with Windows line ends.</summary>
    public static byte[] Client { get; } = Encoding.UTF8.GetBytes("package client\r\n\r\n// Größe, 日本\r\nfunc Dial() {}\r\n");

    /// <summary>Neither text nor valid UTF-8.</summary>
    public static byte[] Logo { get; } = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Enumerable.Range(0, 256).Select(value => (byte)value)];

    public static void Populate(SimulatedGitHub github)
    {
        github.Install("acme", 1001);
        github.Install("globex", 1002);
        github.Install("initech", 1003);

        github.CreateRepository("acme/examples", repository => repository.File("README.md", "# Examples\n").File("go/dial.go", "package client\n"));
        foreach (var source in new[] { "acme/specs", "globex/assets", "globex/legacy", "acme/playground" })
        {
            github.CreateRepository(source, repository => repository.File("README.md", $"# {source}\n"));
        }

        github.CreateRepository("acme/docs", repository => repository.File("README.md", "# Documentation\n").File("code/go/dial.go", "package client\n"));
        github.CreateRepository("globex/portal", repository => repository.File("README.md", "# Portal\n"));
        github.CreateRepository("initech/sdk", repository => repository.File("README.md", "# SDK\n").File("examples/dial.go", "package client\n"));
    }
}

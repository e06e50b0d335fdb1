using System.Runtime.CompilerServices;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>Paths, one on each line; empty lines count for nothing.</summary>
internal static class PathLines
{
    public static async IAsyncEnumerable<string> ReadAsync(string file, Terminal terminal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(InputFile.Open(file, terminal));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }
}

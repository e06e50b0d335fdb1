using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The files that a file may refer to: those of its repository, or of its folder when it lies in none.</summary>
internal static class Neighbours
{
    public static Func<string, ReadOnlyMemory<byte>?> Of(string file)
    {
        var folder = file == InputFile.Standard ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(file))!;
        var top = TopOf(folder);
        return path => Read(Path.GetFullPath(Path.Combine(folder, path)), top);
    }

    private static ReadOnlyMemory<byte>? Read(string path, string top) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(top) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        && new FileInfo(path) is { Exists: true, Length: <= Limits.ConfigurationBytes }
            ? File.ReadAllBytes(path)
            : default(ReadOnlyMemory<byte>?);

    private static string TopOf(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return folder;
    }
}

using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>
/// The files that a file may refer to: those of its repository, or of its folder when it lies in none. Links are not followed: a
/// repository that somebody else wrote could lead out of itself by them.
/// </summary>
internal static class Neighbours
{
    public static Func<string, ReadOnlyMemory<byte>?> Of(string file)
    {
        var folder = file == InputFile.Standard ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(file))!;
        var top = TopOf(folder);
        return path => Read(folder, path, top);
    }

    private static ReadOnlyMemory<byte>? Read(string folder, string path, string top)
    {
        // No file is called so, and the framework throws for it.
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(folder, path));
        return IsBelow(file.FullName, top) && file is { Exists: true, Length: <= Limits.ConfigurationBytes } && !HasLink(file.FullName, top)
            ? Content(file)
            : default(ReadOnlyMemory<byte>?);
    }

    // A pipe or device says that it is empty, and is not opened: it might never end.
    private static ReadOnlyMemory<byte> Content(FileInfo file)
    {
        try
        {
            return file.Length == 0 ? ReadOnlyMemory<byte>.Empty : File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"{file.FullName} cannot be read: {exception.Message}", exception);
        }
    }

    private static bool IsBelow(string path, string top) =>
        path.StartsWith(Path.EndsInDirectorySeparator(top) ? top : top + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool HasLink(string path, string top)
    {
        for (var at = path; at is not null && IsBelow(at, top); at = Path.GetDirectoryName(at))
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

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

using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A file of an older form, and the way to the files beside it.</summary>
/// <param name="Name">As messages name it.</param>
/// <param name="Folder">Where it lies, seen from the file that is converted; empty beside it.</param>
/// <param name="Beside">Reads a file by its path from the one that is converted.</param>
/// <param name="Report">Where problems go.</param>
internal sealed record OlderFile(string Name, string Folder, Func<string, ReadOnlyMemory<byte>?> Beside, ConversionReport Report)
{
    private const int MaxFoldersUp = 8;

    // Shared by all files of one conversion: however often a file is referred to, it is read once.
    private Dictionary<string, OlderPart?> Opened { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What the file holds; null after reporting that it cannot be read.</summary>
    public OlderPart? Read(ReadOnlyMemory<byte> content)
    {
        var problems = new Problems();
        try
        {
            var root = DocumentReader.Read(DocumentText.Decode(content.Span), problems).Root;
            foreach (var error in problems.Errors)
            {
                Report.Error(error.At(Name));
            }

            return new OlderPart(this, DocumentPath.Root, root, Position.Start);
        }
        catch (UnreadableDocumentException unreadable)
        {
            Report.Error(Name, DocumentPath.Root, unreadable.Position, unreadable.Message);
            return null;
        }
    }

    /// <summary>A file by its path from the folder of this one.</summary>
    public OlderPart? Refer(string path) => Open(Normal($"{Folder}/{path}"));

    /// <summary>A file by its path from the top of the repository, wherever below it the converted file lies.</summary>
    public OlderPart? FromTop(string path)
    {
        for (var up = 0; up <= MaxFoldersUp; up++)
        {
            if (Open(Normal(string.Concat(Enumerable.Repeat("../", up)) + path)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private OlderPart? Open(string path)
    {
        if (!Opened.TryGetValue(path, out var part))
        {
            part = Beside(path) is { } content ? OpenNew(path, content) : null;
            Opened.Add(path, part);
        }

        return part;
    }

    private OlderPart OpenNew(string path, ReadOnlyMemory<byte> content)
    {
        var file = this with { Name = path, Folder = path[..Math.Max(0, path.LastIndexOf('/'))] };

        // What cannot be read was reported, and holds nothing.
        return file.Read(content) ?? new OlderPart(file, DocumentPath.Root, null, Position.Start);
    }

    private static string Normal(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment == ".." && segments is [.., not ".."])
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ExamplesCopier.Domain.Deprecations;

/// <summary>
/// A JSON array in the source repository that tells which copies have lost their source file. Entries of others, and fields that are not
/// known here, stay as they are.
/// </summary>
public sealed class DeprecationFile
{
    private static readonly JsonSerializerOptions _layout = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };
    private readonly JsonArray _entries;

    private DeprecationFile(JsonArray entries) => _entries = entries;

    /// <summary>Reads the file; without one, or with an empty one, it begins as an empty array.</summary>
    /// <param name="content">The bytes; null when there is no file.</param>
    /// <param name="problem">Why it cannot be used, in words for the source's people.</param>
    public static DeprecationFile? Read(ReadOnlyMemory<byte>? content, out string? problem)
    {
        problem = null;
        var bytes = content is { } some ? WithoutMark(some.Span) : [];
        if (bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new DeprecationFile([]);
        }

        try
        {
            if (JsonNode.Parse(bytes, null, _strict) is JsonArray array)
            {
                return new DeprecationFile(array);
            }

            problem = "it is not a JSON array";
        }
        catch (JsonException exception)
        {
            problem = $"it is not JSON: {exception.Message}";
        }

        return null;
    }

    /// <summary>Puts the notes in: an entry for each copy whose source is gone, none for those whose source is there.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Apply(IEnumerable<DeprecationNote> notes, DateTimeOffset now)
    {
        var changed = false;
        foreach (var note in notes)
        {
            var found = _entries.Where(entry => IsOf(entry, note)).ToList();
            if (note.IsGone && found.Count == 0)
            {
                _entries.Add((JsonNode)Entry(note, now));
                changed = true;
            }
            else if (!note.IsGone)
            {
                found.ForEach(entry => _entries.Remove(entry));
                changed |= found.Count > 0;
            }
        }

        return changed;
    }

    /// <summary>The file's bytes: UTF-8, indented, with a line feed at the end.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_entries.ToJsonString(_layout) + "\n");

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private static JsonObject Entry(DeprecationNote note, DateTimeOffset now) => new()
    {
        ["filename"] = note.TargetPath.Value,
        ["repo"] = note.Repository.ToString(),
        ["branch"] = note.Branch.Value,
        ["deleted_on"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };

    private static bool IsOf(JsonNode? entry, DeprecationNote note) =>
        entry is JsonObject fields
        && Text(fields, "filename") == note.TargetPath.Value
        && string.Equals(Text(fields, "repo"), note.Repository.ToString(), StringComparison.OrdinalIgnoreCase)
        && Text(fields, "branch") == note.Branch.Value;

    private static string? Text(JsonObject fields, string name) =>
        fields.TryGetPropertyValue(name, out var value) && value is JsonValue text && text.TryGetValue<string>(out var found) ? found : null;
}

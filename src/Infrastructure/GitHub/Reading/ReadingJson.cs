using System.Text.Json;
using System.Text.Json.Serialization;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>One file of https://docs.github.com/rest/pulls/pulls#list-pull-requests-files; its patch is not read.</summary>
internal sealed record ListedFile(
    [property: JsonRequired] string Filename,
    [property: JsonRequired] string Status,
    string? PreviousFilename);

/// <summary>The answer of https://docs.github.com/rest/git/trees#get-a-tree.</summary>
/// <param name="Tree">The entries.</param>
/// <param name="Truncated">Some are missing, since there are too many.</param>
internal sealed record ListedTree([property: JsonRequired] List<ListedEntry> Tree, bool Truncated);

/// <summary>One entry; its path is below the tree that was asked for.</summary>
internal readonly record struct ListedEntry(
    [property: JsonRequired] string Path,
    [property: JsonRequired, JsonConverter(typeof(OctalMode))] GitFileMode Mode,
    [property: JsonRequired] string Sha);

/// <summary>What is read of https://docs.github.com/rest/repos/repos#get-a-repository.</summary>
internal sealed record ListedRepository([property: JsonRequired] long Id, [property: JsonRequired] string HtmlUrl);

/// <summary>What is read of https://docs.github.com/rest/git/refs#get-a-reference.</summary>
internal sealed record ListedRef([property: JsonRequired] ListedObject Object);

/// <summary>What is read of https://docs.github.com/rest/commits/commits#compare-two-commits.</summary>
internal sealed record ListedComparison([property: JsonRequired] string Status, [property: JsonRequired] ListedObject MergeBaseCommit);

internal sealed record ListedObject([property: JsonRequired] string Sha);

/// <summary>REST writes modes as git does, in octal digits.</summary>
internal sealed class OctalMode : JsonConverter<GitFileMode>
{
    public override GitFileMode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return (GitFileMode)Convert.ToInt32(reader.GetString(), 8);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            throw new JsonException("A mode is not octal.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, GitFileMode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Convert.ToString((int)value, 8).PadLeft(6, '0'));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<ListedFile>))]
[JsonSerializable(typeof(ListedTree))]
[JsonSerializable(typeof(ListedRepository))]
[JsonSerializable(typeof(ListedRef))]
[JsonSerializable(typeof(ListedComparison))]
internal sealed partial class ReadingJson : JsonSerializerContext;

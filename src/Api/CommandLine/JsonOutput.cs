using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>How verbs write JSON: letters of all scripts as they are, whatever could steer a terminal escaped.</summary>
internal static class JsonOutput
{
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}

using System.Text.Json;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Doctor;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The result of <c>doctor</c> for programs.</summary>
internal static class FindingsJson
{
    public static void Write(Stream output, IReadOnlyList<SetupFinding> findings)
    {
        using var json = new Utf8JsonWriter(output, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteBoolean("ok", findings.All(finding => finding.Verdict != SetupVerdict.Problem));
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("verdict", Words.Of(finding.Verdict));
            json.WriteString("check", Words.Of(finding.Check));
            json.WriteString("subject", finding.Subject);
            json.WriteString("message", finding.Message);
            json.WriteString("page", finding.Page);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}

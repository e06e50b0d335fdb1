using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The result of <c>validate</c> for programs.</summary>
internal static class VerdictJson
{
    public static void Write(Stream output, ConfigurationReading reading)
    {
        using var json = new Utf8JsonWriter(output, JsonOutput.Options);
        json.WriteStartObject();
        json.WriteBoolean("valid", reading.Configuration is not null);
        Write(json, "errors", reading.Errors);
        Write(json, "warnings", reading.Warnings);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<ConfigurationProblem> problems)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("path", problem.Path);
            json.WriteNumber("line", problem.Line);
            json.WriteNumber("column", problem.Column);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

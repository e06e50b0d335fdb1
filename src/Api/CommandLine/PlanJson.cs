using System.Text.Json;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A plan for programs; what is worked out is written, and nothing of it is kept.</summary>
internal sealed class PlanJson(Stream output) : IPlanWriter
{
    private const int FlushAt = 32 * 1024;

    private readonly Utf8JsonWriter _json = new(output, JsonOutput.Options);

    public void Begin(Source source)
    {
        _json.WriteStartObject();
        _json.WriteString("source", source.Repository.ToString());
        _json.WriteStartArray("files");
    }

    public void Write(PlannedPath path)
    {
        _json.WriteStartObject();
        _json.WriteString("path", path.Path);
        _json.WriteStartArray("matches");
        foreach (var match in path.Matches)
        {
            Write(match);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
        {
            _json.Flush();
        }
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        output.WriteByte((byte)'\n');
    }

    public void Dispose() => _json.Dispose();

    private void Write(PlannedMatch match)
    {
        _json.WriteStartObject();
        _json.WriteString("rule", match.Rule);
        _json.WriteStartObject("variables");
        foreach (var (name, value) in match.Variables)
        {
            _json.WriteString(name, value);
        }

        _json.WriteEndObject();
        _json.WriteStartArray("targets");
        foreach (var target in match.Targets)
        {
            _json.WriteStartObject();
            _json.WriteString("repo", target.Repository.ToString());
            _json.WriteString("branch", target.Branch.Value);
            _json.WriteString("path", target.Path);
            _json.WriteString("error", target.Error);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }
}

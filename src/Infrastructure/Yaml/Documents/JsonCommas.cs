using YamlDotNet.Core.Events;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>YAML allows a comma after the last entry and JSON does not, so in a file that is JSON it is told.</summary>
internal sealed class JsonCommas(string text, Problems problems)
{
    private readonly bool _isJson = text.AsSpan().TrimStart() is ['{', .. var rest] && rest.TrimStart() is ['"', ..];
    private int _end;

    public void Pass(ParsingEvent read) => _end = (int)(read is MappingStart or SequenceStart ? read.Start.Index + 1 : read.End.Index);

    public void Close(DocumentPath path, ParsingEvent end)
    {
        var close = (int)end.Start.Index;
        if (_isJson && close > _end && text.AsSpan()[_end..close].TrimStart() is [',', ..])
        {
            problems.Error(path, EventStream.PositionOf(end.Start), "JSON has no comma before the closing bracket. Remove it.");
        }

        _end = close + 1;
    }
}

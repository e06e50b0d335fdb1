namespace ExamplesCopier.Quickstart;

/// <summary>Aligned columns in plain text, the same in a terminal and in a file.</summary>
internal sealed class TextTable(params string[] header)
{
    private const string Gap = "  ";
    private readonly List<string[]> _rows = [header];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void WriteTo(TextWriter output)
    {
        var widths = header.Select((_, column) => _rows.Max(row => row[column].Length)).ToList();
        foreach (var row in _rows)
        {
            output.WriteLine(Gap + string.Join(Gap, row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd());
        }
    }
}

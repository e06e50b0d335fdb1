using System.Text;

namespace ExamplesCopier.Domain.Matching;

/// <summary>Text with <c>${name}</c> in it, taken apart once.</summary>
internal sealed class TemplateText
{
    private readonly List<Part> _parts = [];

    private TemplateText(string text) => Text = text;

    public string Text { get; }

    /// <summary>The names in the order of their first use, each once.</summary>
    public IReadOnlyList<string> VariableNames { get; private set; } = [];

    /// <summary>Where a <c>${</c> without its <c>}</c> stands; the text from there on is literal.</summary>
    public int? UnterminatedAt { get; private set; }

    public string LiteralPrefix => _parts is [{ IsVariable: false } first, ..] ? first.Text : "";

    public static TemplateText Read(string text)
    {
        var template = new TemplateText(text);
        template.Split();
        return template;
    }

    /// <summary>The text with each variable replaced; one for which there is no value stays as it is written.</summary>
    public string Expand(Func<string, string?> valueOf)
    {
        var expanded = new StringBuilder(Text.Length);
        foreach (var (isVariable, text) in _parts)
        {
            if (!isVariable)
                expanded.Append(text);
            else if (valueOf(text) is { } value)
                expanded.Append(value);
            else
                expanded.Append("${").Append(text).Append('}');
        }

        return expanded.ToString();
    }

    private void Split()
    {
        var literalStart = 0;
        for (int open; (open = Text.IndexOf("${", literalStart, StringComparison.Ordinal)) >= 0;)
        {
            var close = Text.IndexOf('}', open);
            if (close < 0)
            {
                UnterminatedAt = open;
                break;
            }

            AddLiteral(Text[literalStart..open]);
            _parts.Add(new Part(true, Text[(open + 2)..close]));
            literalStart = close + 1;
        }

        AddLiteral(Text[literalStart..]);
        VariableNames = [.. _parts.Where(part => part.IsVariable).Select(part => part.Text).Distinct(StringComparer.Ordinal)];
    }

    private void AddLiteral(string text)
    {
        if (text.Length > 0)
            _parts.Add(new Part(false, text));
    }

    private readonly record struct Part(bool IsVariable, string Text);
}

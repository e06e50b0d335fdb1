using System.Collections.Frozen;

namespace ExamplesCopier.Domain.Matching;

/// <summary>A <c>commit_message</c>, <c>pr_title</c> or <c>pr_body</c>: text with <c>${variable}</c> in it.</summary>
public sealed class MessageTemplate
{
    private readonly TemplateText _template;

    public MessageTemplate(string text) => _template = TemplateText.Read(text);

    /// <summary>Reads <paramref name="text"/>; any text is a message.</summary>
    public static MessageTemplate Parse(string text) => new(text);

    /// <summary>The variables that every message has; those of the pattern come beside them where they have one value.</summary>
    public static IReadOnlySet<string> BuiltInVariables { get; } = new[]
    {
        "rule_name", "source_repo", "target_repo", "source_branch", "target_branch", "file_count",
        "pr_number", "pr_title", "pr_url", "pr_author", "commit_sha", "short_sha",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The template as it was written.</summary>
    public string Text => _template.Text;

    /// <summary>The variables in the order of their first use, each once.</summary>
    public IReadOnlyList<string> VariableNames => _template.VariableNames;

    /// <summary>
    /// Puts the values in, in one pass, each made harmless by <see cref="MessageValue"/>. An unknown variable and a
    /// <c>${</c> without its <c>}</c> stay as they are written.
    /// </summary>
    public string Render(IReadOnlyDictionary<string, string> variables) =>
        _template.Expand(name => variables.TryGetValue(name, out var value) ? MessageValue.Defuse(name, value) : null);
}

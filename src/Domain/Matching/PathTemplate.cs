using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Matching;

/// <summary>A target's <c>path_transform</c>: text with <c>${variable}</c> in it.</summary>
public sealed class PathTemplate
{
    private readonly TemplateText _template;

    private PathTemplate(TemplateText template) => _template = template;

    /// <summary>The template as it was written.</summary>
    public string Text => _template.Text;

    /// <summary>The variables in the order of their first use, each once.</summary>
    public IReadOnlyList<string> VariableNames => _template.VariableNames;

    /// <summary>
    /// The text before the first variable, which no source path can change, without duplicate and leading slashes.
    /// <see cref="TrustBearingPaths"/> asks for it.
    /// </summary>
    public string LiteralPrefix => WithoutExtraSlashes(_template.LiteralPrefix);

    /// <summary>Reads a template; a <c>${</c> without its <c>}</c> is an error. Never throws, whatever the text.</summary>
    public static TemplateParseResult Parse(string text)
    {
        var template = TemplateText.Read(text);
        return template.UnterminatedAt is { } offset
            ? new TemplateParseResult(new PatternError(offset, "This ${ is never closed: add the } behind the variable's name."))
            : new TemplateParseResult(new PathTemplate(template));
    }

    /// <summary>
    /// Puts the values in, in one pass (values are not expanded again), removes duplicate and leading slashes and
    /// checks the result by the rules of <see cref="RepositoryPath"/>.
    /// </summary>
    public PathTemplateResult Render(IReadOnlyDictionary<string, string> variables)
    {
        var unknown = VariableNames.FirstOrDefault(name => !variables.ContainsKey(name));
        if (unknown is not null)
            return PathTemplateResult.Refused($"There is no variable ${{{VisibleText.Of(unknown)}}} here; known are {string.Join(", ", variables.Keys.Order(StringComparer.Ordinal))}.");

        var path = WithoutExtraSlashes(_template.Expand(name => variables[name]));
        return RepositoryPath.TryParse(path, out var checkedPath, out var refusal)
            ? PathTemplateResult.Rendered(checkedPath)
            : PathTemplateResult.Refused(refusal);
    }

    private static string WithoutExtraSlashes(string path)
    {
        path = path.TrimStart('/');
        while (path.Contains("//", StringComparison.Ordinal))
            path = path.Replace("//", "/", StringComparison.Ordinal);
        return path;
    }
}

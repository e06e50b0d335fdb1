using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.Domain.Matching;

/// <summary>A path template, or the reason why the text is none: exactly one of them is set.</summary>
public sealed record TemplateParseResult
{
    internal TemplateParseResult(PathTemplate template) => Template = template;

    internal TemplateParseResult(PatternError error) => Error = error;

    public PathTemplate? Template { get; }

    public PatternError? Error { get; }

    [MemberNotNullWhen(true, nameof(Template))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Template is not null;
}

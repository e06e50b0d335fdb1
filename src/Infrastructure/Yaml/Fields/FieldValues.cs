using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>Fields read as value objects; what each allows is the value object's own matter, what to write instead is said here.</summary>
internal static class FieldValues
{
    private const string RepositoryAdvice = "write the repository as owner/name, like acme/code-examples";

    public static RepositoryName? RequiredRepository(this Field field)
    {
        var text = field.RequiredText(RepositoryAdvice);
        if (text is null || RepositoryName.TryParse(text, out var repository))
        {
            return text is null ? null : RepositoryName.Parse(text);
        }

        field.Error($"{Quoted.Quote(text)} is not a repository; {RepositoryAdvice}");
        return null;
    }

    public static BranchName? Branch(this Field field)
    {
        var text = field.Text();
        if (text is null || text.Length == 0 && field.IsLegacy || BranchName.TryParse(text, out _))
        {
            return string.IsNullOrEmpty(text) ? null : BranchName.Parse(text);
        }

        var withoutPrefix = text.StartsWith("refs/heads/", StringComparison.Ordinal) ? " without refs/heads/" : "";
        field.Error($"{Quoted.Quote(text)} is not a branch name that git allows; write one like main{withoutPrefix}");
        return null;
    }

    public static InstallationId? Installation(this Field field)
    {
        if (field.Digits() is not { } text)
        {
            return null;
        }

        if (InstallationId.TryParse(text, out var id))
        {
            return id;
        }

        field.Error($"{Quoted.Quote(text)} is not an installation; write its digits, like 12345678 (the number at the end of the installation's address on GitHub)");
        return null;
    }

    public static MessageTemplate? Message(this Field field) => field.Text() is { } text ? MessageTemplate.Parse(text) : null;

    public static IReadOnlyList<string>? Texts(this Field field, string advice) =>
        field.Items()?.Select(item => item.RequiredText(advice)).OfType<string>().ToArray();

    /// <summary>The value of the name that is written; null when it is left out or, after reporting it, when it is none of them.</summary>
    public static T? Choice<T>(this Field field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        var text = field.Text();
        if (text is null || text.Length == 0 && field.IsLegacy)
        {
            return null;
        }

        if (choices.TryGetValue(text, out var value))
        {
            return value;
        }

        var near = NearMiss.Find(text, choices.Keys);
        var suggestion = near is null ? "" : $"; did you mean '{near}'?";
        field.Error($"{Quoted.Quote(text)} is not one of {string.Join(", ", choices.Keys)}{suggestion}");
        return null;
    }

    public static string? OptionalText(this Field field, string advice) => field.IsAbsent ? null : field.RequiredText(advice);

    public static string? RequiredText(this Field field, string advice)
    {
        if (field.IsAbsent)
        {
            field.Missing(advice);
            return null;
        }

        var text = field.Text();
        if (text is not null && string.IsNullOrWhiteSpace(text))
        {
            field.Error($"is empty; {advice}");
            return null;
        }

        return text;
    }
}

using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>Fields read as value objects; what each allows is the value object's own matter, what to write instead is said here.</summary>
internal static class FieldValues
{
    private const string RepositoryAdvice = "Write the repository as owner/name, like acme/code-examples.";

    public static RepositoryName? RequiredRepository(this Field field)
    {
        if (field.IsAbsent)
        {
            field.Missing(RepositoryAdvice);
        }

        RepositoryName? repository = null;
        if (field.Written() is not { } text || RepositoryName.TryParse(text, out repository))
        {
            return repository;
        }

        var advice = InAddress(text) is { } meant ? $"Write the repository as owner/name: {meant}." : RepositoryAdvice;
        field.Error($"{Quoted.Quote(text)} is not a repository. {advice}");
        return null;
    }

    // People copy the address that their browser or git shows.
    private static RepositoryName? InAddress(string text)
    {
        var path = text.TrimEnd('/');
        path = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path;
        var isAddress = path.Contains("://", StringComparison.Ordinal) || path.StartsWith("git@", StringComparison.Ordinal);
        return isAddress && path.Split('/', ':') is [.., var owner, var name] && RepositoryName.TryParse($"{owner}/{name}", out var repository) ? repository : null;
    }

    public static BranchName? Branch(this Field field)
    {
        var text = field.Text();
        BranchName? branch = null;
        if (text is null || text.Length == 0 && field.IsLegacy || BranchName.TryParse(text, out branch))
        {
            return branch;
        }

        field.Error($"{Quoted.Quote(text)} is not a branch name that git allows. Write it like main or release/v1.");
        return null;
    }

    public static InstallationId? Installation(this Field field)
    {
        if (field.Written() is not { } text)
        {
            return null;
        }

        if (InstallationId.TryParse(text, out var id))
        {
            return id;
        }

        field.Error($"{Quoted.Quote(text)} is not an installation. Write its number, like 12345678: it ends the address of the installation's page on GitHub.");
        return null;
    }

    public static MessageTemplate? Message(this Field field) => field.Text() is { } text ? MessageTemplate.Parse(text) : null;

    public static IReadOnlyList<string>? Texts(this Field field, string advice) =>
        field.Items()?.Select(item => item.RequiredText(advice)).OfType<string>().ToArray();

    /// <summary>The value of the name that is written; null when it is left out or, after reporting it, when it is none of them.</summary>
    public static T? Choice<T>(this Field field, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        var text = field.Written();
        if (text is null || text.Length == 0 && field.IsLegacy)
        {
            return null;
        }

        if (choices.TryGetValue(text, out var value))
        {
            return value;
        }

        var near = NearMiss.Find(text, choices.Keys);
        var suggestion = near is null ? "" : $" Did you mean '{near}'?";
        field.Error($"{Quoted.Quote(text)} is not one of {string.Join(", ", choices.Keys)}.{suggestion}");
        return null;
    }

    /// <summary>A path in a repository, which obeys the rules of paths that are written.</summary>
    public static string? FilePath(this Field field, string advice)
    {
        var text = field.IsAbsent ? null : field.RequiredText(advice);
        if (text is not null && !RepositoryPath.TryParse(text, out _, out var refusal))
        {
            field.Error($"{refusal} {advice}");
        }

        return text;
    }

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
            field.Error($"This is empty. {advice}");
            return null;
        }

        return text;
    }
}

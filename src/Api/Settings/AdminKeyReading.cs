using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Api.Settings;

/// <summary>
/// What the binder of settings passes over without a word in a key. Each of these slips would give away more than was meant: a key without
/// <c>Sources</c> may steer all, and one without <c>ExpiresAt</c> never ends.
/// </summary>
internal static class AdminKeyReading
{
    private static readonly string[] _lists = [nameof(AdminKey.Sources)];
    private static readonly string[] _values = [nameof(AdminKey.Name), nameof(AdminKey.Key), nameof(AdminKey.KeySha256), nameof(AdminKey.Role), nameof(AdminKey.ExpiresAt)];

    public static IEnumerable<string> Problems(IConfigurationSection keys)
    {
        if (keys.Value is { Length: > 0 })
        {
            yield return $"{keys.Path} is a list: give its keys as {keys.Path}:0:Name and so on.";
        }

        foreach (var problem in keys.GetChildren().SelectMany(OfKey))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> OfKey(IConfigurationSection key)
    {
        foreach (var setting in key.GetChildren())
        {
            var problems = setting switch
            {
                _ when IsOneOf(_lists, setting.Key) => OfSources(setting),
                _ when IsOneOf(_values, setting.Key) => OfValue(setting),
                _ => [Unknown(setting)],
            };
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }

        if (BindingProblem(key) is { } unreadable)
        {
            yield return unreadable;
        }
    }

    private static IEnumerable<string> OfSources(IConfigurationSection sources)
    {
        if (sources.Value is not { Length: > 0 } text)
        {
            if (!sources.GetChildren().Any())
            {
                yield return $"{sources.Path} is an empty list, and a key that is confined to nothing would see and steer everything: write what it is for, such as acme/*, or remove the setting.";
            }
        }
        else
        {
            yield return $"{sources.Path} is a list, and a text is no list: write {sources.Path}:0, in the environment {InEnvironment(sources)}__0, or [\"{text}\"] in JSON.";
        }

        foreach (var glob in sources.GetChildren())
        {
            if (string.IsNullOrWhiteSpace(glob.Value) || glob.GetChildren().Any())
            {
                yield return $"{glob.Path} is no glob over owner/repo, such as acme/*: write one, or remove it.";
            }
            else if (PathPattern.Parse(PatternType.Glob, glob.Value).Error is { } error)
            {
                yield return $"{glob.Path} is no glob over owner/repo, such as acme/*: {error.Message}";
            }
        }
    }

    private static IEnumerable<string> OfValue(IConfigurationSection setting)
    {
        if (setting.GetChildren().Any())
        {
            yield return $"{setting.Path} is one value, and no list: write {setting.Path}, in the environment {InEnvironment(setting)}.";
        }
        else if (setting.Value is "" && IsOneOf([nameof(AdminKey.ExpiresAt)], setting.Key))
        {
            yield return $"{setting.Path} is empty, so the key would never end: give a time, such as 2027-01-01T00:00:00Z, or remove the setting.";
        }
    }

    private static string Unknown(IConfigurationSection setting)
    {
        var near = NearMiss.Find(setting.Key, _values.Concat(_lists)) is { } meant ? $" Did you mean {meant}?" : "";
        return $"{setting.Path} is no setting of a key; it has {string.Join(", ", _values.Concat(_lists))}.{near}";
    }

    private static string? BindingProblem(IConfigurationSection key)
    {
        try
        {
            _ = key.Get<AdminKey>();
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return BinderSentence.Of(exception);
        }
    }

    private static bool IsOneOf(IEnumerable<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string InEnvironment(IConfigurationSection setting) => setting.Path.Replace(":", "__", StringComparison.Ordinal);
}

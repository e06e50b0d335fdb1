using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>Who may use the admin API; with no key nobody may.</summary>
public sealed class AdminOptions
{
    public const string SectionName = "Admin";

    public IList<AdminKey> ApiKeys { get; } = [];
}

/// <summary>One key.</summary>
public sealed class AdminKey
{
    public const int MinLength = 32;

    /// <summary>Stands in logs and in the audit.</summary>
    public string Name { get; set; } = "";

    /// <summary>The key itself; or give <see cref="KeySha256"/>.</summary>
    public string? Key { get; set; }

    /// <summary>The key's SHA-256, in hexadecimal.</summary>
    public string? KeySha256 { get; set; }

    public AdminRole Role { get; set; } = AdminRole.Reader;

    /// <summary>Globs over <c>owner/repo</c> that the key is confined to; all, when the setting is left out. A list that is there and empty is refused.</summary>
    public IList<string> Sources { get; } = [];

    public DateTimeOffset? ExpiresAt { get; set; }
}

/// <summary>What a key may do.</summary>
public enum AdminRole
{
    /// <summary>Look, and try.</summary>
    Reader,

    /// <summary>Everything.</summary>
    Operator,
}

internal sealed class AdminOptionsRules : IValidateOptions<AdminOptions>
{
    public ValidateOptionsResult Validate(string? name, AdminOptions options)
    {
        var problems = options.ApiKeys.SelectMany((key, index) => Problems(key, $"Admin:ApiKeys:{index}")).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(AdminKey key, string setting)
    {
        if (string.IsNullOrWhiteSpace(key.Name))
        {
            yield return $"{setting}:Name is missing: name the key, so that logs can tell who used it.";
        }

        switch (key)
        {
            case { Key: { Length: > 0 }, KeySha256: { Length: > 0 } }:
                yield return $"{setting}: give Key or KeySha256, not both.";
                break;
            case { Key.Length: > 0 and < AdminKey.MinLength }:
                yield return $"{setting}:Key is shorter than {AdminKey.MinLength} characters.";
                break;
            case { Key: null or "", KeySha256: null or "" }:
                yield return $"{setting}: Key or KeySha256 is missing.";
                break;
            case { KeySha256: { Length: > 0 } hash } when hash.Length != 64 || !hash.All(char.IsAsciiHexDigit):
                yield return $"{setting}:KeySha256 must be 64 hexadecimal digits.";
                break;
        }
    }
}

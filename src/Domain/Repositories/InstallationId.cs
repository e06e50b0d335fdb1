using System.Globalization;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>The number of one installation of the GitHub App; it reaches the repositories of a single account.</summary>
public readonly record struct InstallationId(long Value)
{
    /// <summary>Reads a positive whole number; false otherwise.</summary>
    public static bool TryParse(string? text, out InstallationId id)
    {
        var valid = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        id = new InstallationId(valid ? value : 0);
        return valid;
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

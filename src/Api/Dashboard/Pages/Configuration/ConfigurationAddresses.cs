namespace ExamplesCopier.Api.Dashboard.Pages.Configuration;

/// <summary>The addresses of the pages about the configuration; a file's name is a path of this machine or of a repository.</summary>
internal static class ConfigurationAddresses
{
    public const string Compare = "/configuration/compare";
    public const string Hold = "/configuration/hold";
    public const string Release = "/configuration/release";
    public const string Reload = "/configuration/reload";

    public static string OfComparison(string file, string from, string? to) =>
        $"{Compare}?file={Uri.EscapeDataString(file)}&from={Uri.EscapeDataString(from)}{(to is null ? "" : $"&to={Uri.EscapeDataString(to)}")}";

    public static string OfHold(string file, string version) => $"{Hold}?file={Uri.EscapeDataString(file)}&version={Uri.EscapeDataString(version)}";

    public static string OfRelease(string file) => $"{Release}?file={Uri.EscapeDataString(file)}";
}

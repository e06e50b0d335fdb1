using ExamplesCopier.Api.Settings;
using ExamplesCopier.Application.Configuration.Validation;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>
/// The arguments of the service: settings as <c>--Section:Key=value</c> or <c>--Section:Key value</c>. The host takes any name
/// and ignores what it does not know, so names are checked here, where a slip can still be told.
/// </summary>
internal static class ServeArguments
{
    public const string Verb = "serve";

    // The configuration takes names without regard to case.
    private static readonly string[] _hostSettings =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "webRoot", "applicationName", "shutdownTimeoutSeconds", "allowedHosts", "detailedErrors"];

    /// <summary>The sections that settings stand in, ours and those of the libraries that read their own.</summary>
    internal static IReadOnlyList<string> Sections { get; } =
        [.. SettingsSection.All.Select(section => section.Name.Split(':')[0]).Distinct(StringComparer.Ordinal), "Notifications", "Serilog", "Logging", "Kestrel"];

    /// <summary>Whether the service is to run; without a verb it is.</summary>
    public static bool AreMeant(string[] args) =>
        args.Length == 0
        || ((args[0] == Verb || IsOption(args[0])) && !args.Any(arg => arg is "--help" or "-h" or "-?") && args[0] != "--version");

    /// <summary>The arguments without the verb.</summary>
    public static string[] Settings(string[] args) => args is [Verb, .. var rest] ? rest : args;

    /// <summary>What is wrong with the first argument that is no setting; null when all are.</summary>
    public static string? Problem(string[] settings)
    {
        for (var i = 0; i < settings.Length; i++)
        {
            if (!IsOption(settings[i]))
            {
                return $"'{settings[i]}' is no setting; write --Section:Key=value.";
            }

            var name = settings[i][2..].Split('=')[0];
            if (ProblemOfName(name) is { } problem)
            {
                return problem;
            }

            if (!settings[i].Contains('=', StringComparison.Ordinal) && (++i == settings.Length || IsOption(settings[i])))
            {
                return $"The setting --{name} has no value; write --{name}=value.";
            }
        }

        return null;
    }

    private static string? ProblemOfName(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (head, known) = colon < 0 ? (name, (IReadOnlyList<string>)_hostSettings) : (name[..colon], Sections);
        if (known.Contains(head, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var near = NearMiss.Find(head, known) is { } meant ? $" Did you mean --{meant}{name[head.Length..]}?" : "";
        return $"There is no setting --{name}.{near}";
    }

    private static bool IsOption(string arg) => arg.StartsWith("--", StringComparison.Ordinal) && arg.Length > 2;
}

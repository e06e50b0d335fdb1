using Microsoft.Extensions.Configuration.CommandLine;

namespace ExamplesCopier.Api.Settings;

/// <summary>Settings beside the usual ones: secrets as files, and the environment variables of the older tool.</summary>
internal static class SettingsSources
{
    /// <summary>Names the folder with secrets as files, where it is another than <see cref="SecretsFolder"/>.</summary>
    public const string SecretsVariable = "COPIER_SECRETS_DIRECTORY";

    private const string SecretsFolder = "/run/secrets";

    private static readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal)
    {
        ["GITHUB_APP_ID"] = "GitHub:AppId",
        ["INSTALLATION_ID"] = "GitHub:DefaultInstallationId",
        ["GITHUB_APP_PRIVATE_KEY_B64"] = "GitHub:PrivateKey",
        ["WEBHOOK_SECRET"] = "GitHub:WebhookSecret",
        ["CONFIG_FILE"] = "Copier:ConfigFile",
        ["DRY_RUN"] = "Copier:DryRun",
        ["WEBSERVER_PATH"] = "Http:WebhookPath",
        ["SLACK_WEBHOOK_URL"] = "Notifications:Slack:WebhookUrl",
    };

    /// <summary>Aliases are the weakest: a setting under its own name wins.</summary>
    public static void Add(ConfigurationManager configuration)
    {
        SettingsFile.Replace(configuration.Sources);
        configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Aliases() });
        var secrets = Environment.GetEnvironmentVariable(SecretsVariable) is { Length: > 0 } named ? Path.GetFullPath(named) : SecretsFolder;
        if (Directory.Exists(secrets))
        {
            configuration.AddKeyPerFile(secrets, optional: true, reloadOnChange: true);
            BelowTheCommandLine(configuration.Sources);
        }
    }

    // Sources that were added later win, and nothing wins over what was written by hand.
    private static void BelowTheCommandLine(IList<IConfigurationSource> sources)
    {
        foreach (var commandLine in sources.OfType<CommandLineConfigurationSource>().ToList())
        {
            sources.Remove(commandLine);
            sources.Add(commandLine);
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> Aliases()
    {
        foreach (var (variable, setting) in _aliases)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                yield return new(setting, value);
            }
        }

        if (Environment.GetEnvironmentVariable("PORT") is { Length: > 0 } port)
        {
            yield return new("urls", $"http://*:{port}");
        }
    }
}

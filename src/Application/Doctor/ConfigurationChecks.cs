using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Doctor;

/// <summary>The configuration: the central file, and the rules that sources keep themselves.</summary>
internal sealed class ConfigurationChecks(IConfigurationReader reader, IConfigurationFiles files, IOptionsMonitor<CopierOptions> options)
{
    /// <param name="given">The central file; null to read the one that the settings name.</param>
    /// <param name="asksGitHub">Whether files in repositories can be read.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What can be used of it.</returns>
    public async Task<CopierConfiguration> CheckAsync(ConfigurationFile? given, bool asksGitHub, Findings findings, CancellationToken cancellationToken)
    {
        if (await ReadCentralAsync(given, asksGitHub, findings, cancellationToken) is not { } central)
        {
            return CopierConfiguration.Empty;
        }

        var sources = new List<Source>();
        foreach (var source in central.Sources)
        {
            var whole = source.ConfigFile is not null && asksGitHub ? await ReadOwnAsync(source, central.Defaults, findings, cancellationToken) : source;
            CheckSettings(whole, findings);
            sources.Add(whole);
        }

        return central with { Sources = sources };
    }

    private async Task<CopierConfiguration?> ReadCentralAsync(ConfigurationFile? given, bool asksGitHub, Findings findings, CancellationToken cancellationToken)
    {
        if (given is null && !asksGitHub && options.CurrentValue is { ConfigFile: null or "", ConfigRepository: { Length: > 0 } })
        {
            findings.Warn(SetupCheck.Configuration, files.CentralName!, "It is on GitHub, and was not read.");
            return null;
        }

        try
        {
            var file = given ?? await files.ReadCentralAsync(cancellationToken);
            var configuration = Judge(file.Name, reader.Read(file.Content), findings);
            if (configuration is { Sources.Count: 0 })
            {
                findings.Warn(SetupCheck.Configuration, file.Name, "It has no source, so nothing is copied.");
            }

            return configuration;
        }
        catch (ConfigurationUnavailableException exception)
        {
            findings.Problem(SetupCheck.Configuration, files.CentralName ?? "the configuration", exception.Message);
            return null;
        }
    }

    private async Task<Source> ReadOwnAsync(Source source, Defaults defaults, Findings findings, CancellationToken cancellationToken)
    {
        var name = ConfigurationLocations.NameOf(source);
        try
        {
            var file = await files.ReadOwnAsync(source, cancellationToken);
            return Judge(name, reader.ReadOwn(file.Content, source, defaults), findings) is { } own ? own.Sources[0] with { ConfigFile = source.ConfigFile } : source;
        }
        catch (ConfigurationUnavailableException exception)
        {
            findings.Problem(SetupCheck.Configuration, name, exception.Message);
            return source;
        }
    }

    private CopierConfiguration? Judge(string name, ConfigurationReading reading, Findings findings)
    {
        reading = OwnerPolicy.Applied(reading, options.CurrentValue.AllowedOwners);
        foreach (var error in reading.Errors)
        {
            findings.Problem(SetupCheck.Configuration, name, error.At(name));
        }

        foreach (var warning in reading.Warnings)
        {
            findings.Warn(SetupCheck.Configuration, name, warning.At(name));
        }

        if (reading.Configuration is not null)
        {
            findings.Ok(SetupCheck.Configuration, name, "It is valid.");
        }

        return reading.Configuration;
    }

    private void CheckSettings(Source source, Findings findings)
    {
        if (!source.Settings.Enabled)
        {
            findings.Warn(SetupCheck.Configuration, source.Repository.ToString(), "The source is disabled: nothing of it is copied.");
        }
        else if (source.Settings.DryRun || options.CurrentValue.DryRun)
        {
            findings.Warn(SetupCheck.Configuration, source.Repository.ToString(), $"It is a dry run ({(options.CurrentValue.DryRun ? "Copier:DryRun" : "settings.dry_run")}): everything is read and nothing written.");
        }
    }
}

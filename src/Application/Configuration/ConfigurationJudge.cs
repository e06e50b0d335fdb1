using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Whether this deployment would work with a configuration: the one verdict, at start-up, at a webhook and on the command line.</summary>
public sealed class ConfigurationJudge(IConfigurationReader reader, IOptionsMonitor<CopierOptions> options)
{
    public ConfigurationReading Judge(ReadOnlyMemory<byte> content)
    {
        var reading = reader.Read(content);
        if (reading.Configuration is not { } configuration)
        {
            return reading;
        }

        var violations = OwnerPolicy.Violations(configuration, options.CurrentValue.AllowedOwners).ToList();
        return violations.Count == 0 ? reading : reading with { Configuration = null, Errors = violations };
    }
}

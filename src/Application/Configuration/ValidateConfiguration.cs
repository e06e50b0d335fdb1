using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Every problem of a configuration; nothing is fetched and nothing changed.</summary>
/// <param name="Content">The file's bytes.</param>
/// <param name="Strict">Warnings count as errors.</param>
public sealed record ValidateConfiguration(ReadOnlyMemory<byte> Content, bool Strict = false) : IRequest<ConfigurationReading>;

internal sealed class ValidateConfigurationHandler(IConfigurationReader reader, IOptionsMonitor<CopierOptions> options)
    : IRequestHandler<ValidateConfiguration, ConfigurationReading>
{
    public Task<ConfigurationReading> Handle(ValidateConfiguration request, CancellationToken cancellationToken)
    {
        var reading = OwnerPolicy.Applied(reader.Read(request.Content), options.CurrentValue.AllowedOwners);
        return Task.FromResult(request.Strict && reading.Warnings.Count > 0 ? Tightened(reading) : reading);
    }

    private static ConfigurationReading Tightened(ConfigurationReading reading) => new()
    {
        Errors = [.. reading.Errors.Concat(reading.Warnings).OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)],
        Warnings = [],
    };
}

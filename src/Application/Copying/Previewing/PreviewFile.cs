using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>What a configuration file, in force or not, would make of a real pull request.</summary>
/// <param name="Configuration">The file's bytes.</param>
/// <param name="Source">Whose rules to apply.</param>
/// <param name="PullRequest">A pull request of the source, merged or not.</param>
public sealed record PreviewFile(ReadOnlyMemory<byte> Configuration, RepositoryName Source, int PullRequest) : IRequest<PreviewAnswer>;

internal sealed class PreviewFileHandler(IConfigurationReader reader, IConfigurationFiles files, Previewer previewer, IOptionsMonitor<CopierOptions> options)
    : IRequestHandler<PreviewFile, PreviewAnswer>
{
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    /// <exception cref="ConfigurationUnavailableException">The source's own rules cannot be read.</exception>
    public async Task<PreviewAnswer> Handle(PreviewFile request, CancellationToken cancellationToken)
    {
        var reading = OwnerPolicy.Applied(reader.Read(request.Configuration), options.CurrentValue.AllowedOwners);
        if (reading.Configuration is not { } configuration)
        {
            return new PreviewAnswer.Invalid(null, reading);
        }

        if (configuration.Find(request.Source) is not { } source)
        {
            return new PreviewAnswer.NotConfigured([.. configuration.Sources.Select(known => known.Repository)]);
        }

        if (source.ConfigFile is not null)
        {
            var own = await ReadOwnAsync(source, configuration.Defaults, cancellationToken);
            if (own.Configuration is null)
            {
                return new PreviewAnswer.Invalid(ConfigurationLocations.NameOf(source), own);
            }

            source = own.Configuration.Sources[0] with { ConfigFile = source.ConfigFile };
        }

        var isConfiguration = new ConfigurationLocations(options.CurrentValue, configuration).Contains;
        return await previewer.PreviewAsync(new PreviewSubject(source, isConfiguration, request.PullRequest, []), cancellationToken);
    }

    private async Task<ConfigurationReading> ReadOwnAsync(Source source, Defaults defaults, CancellationToken cancellationToken)
    {
        var file = await files.ReadOwnAsync(source, cancellationToken);
        return OwnerPolicy.Applied(reader.ReadOwn(file.Content, source, defaults), options.CurrentValue.AllowedOwners);
    }
}

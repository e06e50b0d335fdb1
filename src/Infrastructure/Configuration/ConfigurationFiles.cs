using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Reading;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Configuration;

/// <summary>Configuration files wherever the settings say that they are.</summary>
internal sealed class ConfigurationFiles(RepositoryFiles repositories, IInstallations installations, IOptionsMonitor<CopierOptions> options) : IConfigurationFiles
{
    public string? CentralName => options.CurrentValue switch
    {
        { ConfigFile: { Length: > 0 } path } => path,
        { ConfigRepository: { Length: > 0 } repository } settings => $"{repository}:{settings.ConfigPath}@{settings.ConfigBranch}",
        _ => null,
    };

    public Task<ConfigurationFile> ReadCentralAsync(CancellationToken cancellationToken) => options.CurrentValue switch
    {
        { ConfigFile: { Length: > 0 } path } => LocalFile.ReadAsync(path, cancellationToken),
        { ConfigRepository: { Length: > 0 } repository } settings =>
            ReadAsync(CentralName!, RepositoryName.Parse(repository), null, BranchName.Parse(settings.ConfigBranch), settings.ConfigPath, cancellationToken),
        _ => throw new ConfigurationUnavailableException("No configuration is set; name its file in Copier:ConfigFile, or its repository in Copier:ConfigRepository."),
    };

    public Task<ConfigurationFile> ReadOwnAsync(Source source, CancellationToken cancellationToken) =>
        ReadAsync(ConfigurationLocations.NameOf(source), source.Repository, source.InstallationId, source.Branch, source.ConfigFile!, cancellationToken);

    private async Task<ConfigurationFile> ReadAsync(
        string name,
        RepositoryName repository,
        InstallationId? installation,
        BranchName branch,
        string path,
        CancellationToken cancellationToken)
    {
        try
        {
            var access = await installations.ResolveAsync(repository, installation, cancellationToken);
            var (content, commit) = await repositories.ReadAsync(access, branch, path, cancellationToken);
            return new ConfigurationFile(name, content, commit.Value);
        }
        catch (FaultException exception)
        {
            throw new ConfigurationUnavailableException($"{name} cannot be read: {exception.Message}", exception);
        }
    }
}

using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Configuration;

/// <summary>The central configuration as a file of this machine.</summary>
internal sealed class LocalConfigurationFile(IOptionsMonitor<CopierOptions> options) : IConfigurationFiles
{
    public async Task<ConfigurationFile> ReadAsync(CancellationToken cancellationToken)
    {
        if (options.CurrentValue.ConfigFile is not { Length: > 0 } path)
        {
            throw new ConfigurationUnavailableException("No configuration is set; name its file in Copier:ConfigFile.");
        }

        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 4096, useAsync: true);

            // One byte more than allowed is enough to know that it is too large.
            using var content = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; content.Length <= Limits.ConfigurationBytes && (read = await file.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                content.Write(buffer, 0, read);
            }

            return new ConfigurationFile(path, content.ToArray());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ConfigurationUnavailableException($"The configuration file {path} cannot be read: {exception.Message}", exception);
        }
    }
}

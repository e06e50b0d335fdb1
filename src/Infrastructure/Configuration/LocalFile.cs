using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Configuration;

/// <summary>A configuration file of this machine.</summary>
internal static class LocalFile
{
    /// <exception cref="ConfigurationUnavailableException">It cannot be read.</exception>
    public static async Task<ConfigurationFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
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

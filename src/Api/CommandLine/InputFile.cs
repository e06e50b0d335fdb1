using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A configuration that an argument names; <c>-</c> is the standard input.</summary>
internal static class InputFile
{
    public const string Standard = "-";

    /// <summary>As a person knows it; it stands before every problem.</summary>
    public static string NameOf(string file) => file == Standard ? "<stdin>" : file;

    /// <summary>Reads no more of a configuration than is needed to know that it is too large.</summary>
    /// <exception cref="WrongInputException">It cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string file, Terminal terminal, CancellationToken cancellationToken) =>
        await ReadAsync(file, Limits.ConfigurationBytes, terminal, cancellationToken);

    /// <exception cref="WrongInputException">It cannot be read.</exception>
    public static Task<byte[]> ReadAllAsync(string file, Terminal terminal, CancellationToken cancellationToken) =>
        ReadAsync(file, int.MaxValue, terminal, cancellationToken);

    /// <exception cref="WrongInputException">It cannot be read.</exception>
    public static Stream Open(string file, Terminal terminal)
    {
        try
        {
            return file == Standard ? terminal.Input : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 4096, useAsync: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Unreadable(file, exception);
        }
    }

    private static async Task<byte[]> ReadAsync(string file, int enough, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var stream = Open(file, terminal);
        try
        {
            using var content = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (int read; content.Length <= enough && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (IOException exception)
        {
            throw Unreadable(file, exception);
        }
    }

    private static WrongInputException Unreadable(string file, Exception exception) => new($"{NameOf(file)} cannot be read: {Reason(exception, file)}", exception);

    private static string Reason(Exception exception, string file) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
        UnauthorizedAccessException when Directory.Exists(file) => "it is a folder.",
        UnauthorizedAccessException => "access to it is denied.",
        _ => exception.Message,
    };
}

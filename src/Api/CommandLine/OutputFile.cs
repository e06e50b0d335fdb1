using System.CommandLine;
using System.Text;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>Where a verb leaves the text that it made.</summary>
internal static class OutputFile
{
    public static Option<string?> Option(string description) => new("--output", "-o") { Description = description, HelpName = "FILE" };

    public static Option<bool> Force() => new("--force") { Description = "Write over a file that is there already." };

    /// <summary>Writes to the file, or to standard output when there is none; what a file held is lost only when it is to be.</summary>
    /// <exception cref="WrongInputException">The file is there already, or cannot be written.</exception>
    public static async Task<int> WriteAsync(string text, string? file, bool force, Terminal terminal, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            await terminal.Out.WriteAsync(text.AsMemory(), cancellationToken);
            return ExitCodes.Ok;
        }

        try
        {
            await using var stream = new FileStream(file, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new WrongInputException(
                !force && File.Exists(file) ? $"{file} is there already; --force writes over it." : $"{file} cannot be written: {exception.Message}",
                exception);
        }

        await terminal.Error.WriteLineAsync($"Wrote {Terminal.Safe(file)}.");
        return ExitCodes.Ok;
    }
}

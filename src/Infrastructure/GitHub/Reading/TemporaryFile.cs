namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// A file for contents that are too large for the memory. Only our own user may read it, and it is gone when it is closed or the process ends,
/// however it ends.
/// </summary>
internal static class TemporaryFile
{
    public static FileStream In(string folder)
    {
        var path = Path.Combine(folder, $"copier-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous };
        if (OperatingSystem.IsWindows())
        {
            // There the system itself deletes it, when the last handle goes.
            options.Options |= FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        try
        {
            File.Delete(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}

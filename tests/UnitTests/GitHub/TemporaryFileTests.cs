using ExamplesCopier.Infrastructure.GitHub.Reading;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task A_file_has_no_name_while_it_is_open_so_that_no_end_of_the_process_leaves_it_behind()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "Windows keeps the name, and deletes the file with its last handle.");
        await using var file = TemporaryFile.In(_folder.FullName);

        await file.WriteAsync(new byte[] { 1, 2, 3 }, TestContext.Current.CancellationToken);
        file.Position = 0;

        _folder.EnumerateFileSystemInfos().Should().BeEmpty();
        file.ReadByte().Should().Be(1);
    }

    [Fact]
    public void Nobody_else_may_read_it()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows(), "Windows has other rights.");
        using var file = TemporaryFile.In(_folder.FullName);

#pragma warning disable CA1416 // Skipped on Windows.
        File.GetUnixFileMode(file.SafeFileHandle).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    [Fact]
    public void It_is_gone_when_it_is_closed()
    {
        TemporaryFile.In(_folder.FullName).Dispose();

        _folder.EnumerateFileSystemInfos().Should().BeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

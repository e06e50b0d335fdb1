using System.ComponentModel;
using System.Diagnostics;

namespace ExamplesCopier.IntegrationTests.Simulator;

/// <summary>The git on this machine, in a directory of its own.</summary>
internal sealed class RealGit : IDisposable
{
    private RealGit(string directory) => Directory = directory;

    public string Directory { get; }

    public static RealGit InNewDirectory() => new(System.IO.Directory.CreateTempSubdirectory("simulator-").FullName);

    public string Run(params string[] arguments) => RunWithInput(null, arguments);

    public string RunWithInput(byte[]? input, params string[] arguments)
    {
        var (exit, output, error) = Try(input, arguments);
        exit.Should().Be(0, "git {0} said: {1}", string.Join(' ', arguments), error);
        return output;
    }

    public (int Exit, string Output, string Error) Try(byte[]? input, params string[] arguments)
    {
        using var process = Start(arguments);
        if (input is not null) process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.TrimEnd('\n'), error.Result);
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = Directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The person's own configuration must not change what git does here.
        foreach (var name in new[] { "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM" }) start.Environment[name] = "/dev/null";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException("These tests compare the simulator with the real git: put `git` on the PATH.", error);
        }
    }
}

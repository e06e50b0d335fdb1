using System.Diagnostics;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>What the process tells its caller, and on which stream.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("--help", 0)]
    [InlineData("validate --help", 0)]
    [InlineData("--version", 0)]
    [InlineData("init", 0)]
    [InlineData("validate nothing.yaml", 1)]
    [InlineData("convert nothing.yaml", 1)]
    [InlineData("serve", 1)]
    [InlineData("--urls=http://127.0.0.1:0", 1)]
    [InlineData("valdate copier.yaml", 2)]
    [InlineData("validate", 2)]
    [InlineData("plan --config copier.yaml", 2)]
    [InlineData("serve copier.yaml", 2)]
    [InlineData("--strict", 2)]
    [InlineData("--Copeir:ConfigFile=copier.yaml", 2)]
    [InlineData("teleport", 2)]
    public async Task A_run_ends_with_its_code_and_failures_speak_on_the_error_stream(string line, int exitCode)
    {
        var run = await CommandLineProcess.RunAsync(line.Split(' '));

        run.ExitCode.Should().Be(exitCode, run.Error);
        (exitCode == 0 ? run.Out : run.Error).Should().NotBeEmpty();
        (exitCode == 0 ? run.Error : run.Out).Should().BeEmpty();
    }

    [Fact]
    public async Task Standard_input_is_a_file_like_any_other()
    {
        var valid = await CommandLineProcess.RunAsync(new ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "validate", "-", "--json"]), Configurations.Direct.Split('\n'));
        var broken = await CommandLineProcess.RunAsync(new ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "validate", "-", "--json"]), ["sources: 1"]);

        (valid.ExitCode, ((bool)JsonNode.Parse(valid.Out)!["valid"]!)).Should().Be((0, true));
        (broken.ExitCode, ((bool)JsonNode.Parse(broken.Out)!["valid"]!)).Should().Be((1, false));
    }

    [Fact]
    public async Task The_allowed_owners_of_the_deployment_count_here_too()
    {
        var start = new ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "validate", "-"]);
        start.Environment["Copier__AllowedOwners__0"] = "globex";

        var run = await CommandLineProcess.RunAsync(start, Configurations.Direct.Split('\n'));

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("acme/examples belongs to 'acme', which Copier:AllowedOwners does not list.");
    }
}

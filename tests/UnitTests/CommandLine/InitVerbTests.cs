namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class InitVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_it_writes_is_valid_without_a_warning_and_explains_itself()
    {
        var file = _folder.Path("copier.yaml");

        (await RunVerb.Async("init", "-o", file)).Should().Be(new RunVerb(0, "", $"Wrote {file}.\n"));
        (await RunVerb.Async("validate", file, "--strict")).Should().Be(new RunVerb(0, $"{file} is valid: 1 source, 1 rule, 1 target.\n", ""));
        (await File.ReadAllLinesAsync(file)).Count(line => line.Contains("# ", StringComparison.Ordinal)).Should().BeGreaterThan(10);
    }

    [Fact]
    public async Task The_plan_that_its_comments_show_is_what_they_say()
    {
        var starter = (await RunVerb.Async("init")).Out;
        var command = starter.Split('\n').Select(line => line.Split("copier plan ")).First(parts => parts.Length == 2)[1];

        var plan = await RunVerb.Async(["plan", .. command.Replace("copier.yaml", _folder.Write("copier.yaml", starter), StringComparison.Ordinal).Split(' ')]);

        plan.Out.Should().Contain("acme/docs@main code/go/main.go");
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_lost_by_accident()
    {
        var file = _folder.Write("copier.yaml", "precious");

        (await RunVerb.Async("init", "-o", file)).Should().Be(new RunVerb(1, "", $"{file} is there already; --force writes over it.\n"));
        (await File.ReadAllTextAsync(file)).Should().Be("precious");
        (await RunVerb.Async("init", "--output", file, "--force")).ExitCode.Should().Be(0);
        (await File.ReadAllTextAsync(file)).Should().StartWith("# Which files");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told() =>
        (await RunVerb.Async("init", "-o", _folder.Path("none/copier.yaml"))).Error.Should().Contain("cannot be written");
}

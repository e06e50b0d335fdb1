namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class UsageTests
{
    public static TheoryData<string> VerbNames => ["serve", "validate", "plan", "convert", "init", "doctor", "send"];

    [Theory]
    [InlineData("valdate x", "There is no verb 'valdate'. Did you mean 'validate'?\nSee copier --help.\n")]
    [InlineData("teleport", "There is no verb 'teleport'.\nSee copier --help.\n")]
    [InlineData("validate", "Required argument missing for command: 'validate'.\nSee copier validate --help.\n")]
    [InlineData("validate a b", "Unrecognized command or argument 'b'.\nSee copier validate --help.\n")]
    [InlineData("validate a --strct", "Unrecognized command or argument '--strct'.\nSee copier validate --help.\n")]
    public async Task Arguments_that_are_not_understood_are_told_with_exit_code_2(string line, string error) =>
        (await RunVerb.Async(line.Split(' '))).Should().Be(new RunVerb(2, "", error));

    [Fact]
    public async Task What_is_repeated_of_the_arguments_cannot_steer_a_terminal() =>
        (await RunVerb.Async("\e[31mx\nfake line")).Error.Should().StartWith("There is no verb '\\u001b[31mx\\u000afake line'.\n");

    [Fact]
    public async Task Help_names_every_verb_with_an_example()
    {
        var help = await RunVerb.Async("--help");

        help.ExitCode.Should().Be(0);
        help.Error.Should().BeEmpty();
        foreach (var verb in VerbNames)
        {
            help.Out.Should().Contain($"  copier {verb.Data} ", "its example is shown");
        }
    }

    [Theory]
    [MemberData(nameof(VerbNames))]
    public async Task Each_verb_has_help_with_examples(string verb)
    {
        var help = await RunVerb.Async(verb, "--help");

        help.ExitCode.Should().Be(0);
        help.Error.Should().BeEmpty();
        help.Out.Should().Contain("Usage:").And.Contain($"copier {verb}").And.Contain("Examples:");
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("-?")]
    public async Task Help_has_short_names(string name) =>
        (await RunVerb.Async("validate", name)).Should().Be(await RunVerb.Async("validate", "--help"));

    [Fact]
    public async Task Version_is_one_line() =>
        (await RunVerb.Async("--version")).Out.Should().MatchRegex(@"^\d+\.\d+\.\d+\S*\n$");
}

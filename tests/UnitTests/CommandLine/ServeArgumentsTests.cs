using ExamplesCopier.Api.CommandLine;

namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class ServeArgumentsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("serve --Copier:ConfigFile=a.yaml")]
    [InlineData("--Copier:ConfigFile=a.yaml")]
    [InlineData("--urls=http://*:1")]
    [InlineData("--hlep")]
    public void No_verb_means_the_service(string line) => ServeArguments.AreMeant(Split(line)).Should().BeTrue();

    [Theory]
    [InlineData("validate a.yaml")]
    [InlineData("sevre")]
    [InlineData("--help")]
    [InlineData("serve --help")]
    [InlineData("-h")]
    [InlineData("--version")]
    public void Everything_else_does_not(string line) => ServeArguments.AreMeant(Split(line)).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("--Copier:ConfigFile=a.yaml --Admin:ApiKeys:0:Name=x")]
    [InlineData("--copier:configfile a.yaml")]
    [InlineData("--GitHub:WebhookSecret=")]
    [InlineData("--GitHub:WebhookSecret=a=b")]
    [InlineData("--urls http://*:1 --environment=Production")]
    [InlineData("--Serilog:MinimumLevel:Default=Debug --Logging:LogLevel:Default=Debug --Kestrel:Limits:MaxConcurrentConnections=1")]
    public void Settings_are_taken(string line) => ServeArguments.Problem(Split(line)).Should().BeNull();

    [Theory]
    [InlineData("--hlep", "There is no setting --hlep.")]
    [InlineData("--strict", "There is no setting --strict.")]
    [InlineData("--url=http://*:1", "There is no setting --url. Did you mean --urls?")]
    [InlineData("--Copeir:ConfigFile=a", "There is no setting --Copeir:ConfigFile. Did you mean --Copier:ConfigFile?")]
    [InlineData("--Copier:ConfigFile=a b", "'b' is no setting; write --Section:Key=value.")]
    [InlineData("--Copier:ConfigFile", "The setting --Copier:ConfigFile has no value; write --Copier:ConfigFile=value.")]
    [InlineData("--Copier:ConfigFile --urls=x", "The setting --Copier:ConfigFile has no value; write --Copier:ConfigFile=value.")]
    [InlineData("-x", "'-x' is no setting; write --Section:Key=value.")]
    [InlineData("--", "'--' is no setting; write --Section:Key=value.")]
    public void Slips_are_told(string line, string problem) => ServeArguments.Problem(Split(line)).Should().Be(problem);

    [Fact]
    public void Every_section_of_the_settings_is_known()
    {
        var sections = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name is "copier" or "ExamplesCopier.Application" or "ExamplesCopier.Infrastructure")
            .SelectMany(assembly => assembly.GetTypes())
            .Select(type => type.GetField("SectionName")?.GetRawConstantValue())
            .OfType<string>()
            .Distinct()
            .ToList();

        sections.Should().HaveCountGreaterThanOrEqualTo(5);
        ServeArguments.Sections.Should().Contain(sections.Select(section => section.Split(':')[0]));
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

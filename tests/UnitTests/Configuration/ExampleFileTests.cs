namespace ExamplesCopier.UnitTests.Configuration;

public sealed class ExampleFileTests
{
    [Theory]
    [InlineData("configs/copier-config.multi-source.example.yaml", 3)]
    [InlineData("configs/copier-config.single-source.example.yaml", 1)]
    public void The_examples_load_without_a_problem(string path, int sources)
    {
        var reading = ConfigurationFile.Read(ConfigurationFile.InRepository(path));

        reading.Errors.Should().BeEmpty();
        reading.Warnings.Should().BeEmpty();
        reading.Configuration!.Sources.Should().HaveCount(sources);
    }
}

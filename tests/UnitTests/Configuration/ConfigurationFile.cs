using System.Text;
using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>Texts as configuration files.</summary>
internal static class ConfigurationFile
{
    private static readonly YamlConfigurationReader Reader = new(new CopierConfigurationValidator());

    public static ConfigurationReading Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static ConfigurationReading Read(byte[] bytes) => Reader.Read(bytes);

    public static CopierConfiguration ReadValid(string text)
    {
        var reading = Read(text);
        reading.Errors.Should().BeEmpty();
        return reading.Configuration!;
    }

    public static string InRepository(string path) => File.ReadAllText(PathInRepository(path));

    public static string PathInRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ExamplesCopier.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, path);
    }
}

using ExamplesCopier.Api.Settings;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>What <c>deploy/compose.yaml</c> says agrees with the image and with the product.</summary>
public sealed class ComposeTests
{
    private static readonly YamlDotNet.RepresentationModel.YamlNode _copier = YamlFiles.Compose.At("services/copier");

    [Fact]
    public void Every_setting_is_one_of_the_product() =>
        _copier.Keys("environment").Concat(_copier.Texts("secrets")).Should().HaveCountGreaterThan(8).And.OnlyContain(name => KnownSettings.Has(name));

    [Fact]
    public void Every_secret_is_a_file_that_is_declared()
    {
        var secrets = YamlFiles.Compose.At("secrets");

        _copier.Texts("secrets").Concat(YamlFiles.Compose.Texts("services/postgres/secrets")).Should().BeEquivalentTo(YamlFiles.Compose.Keys("secrets"));
        YamlFiles.Compose.Keys("secrets").Should().OnlyContain(name => secrets.Text($"{name}/file") == $"./secrets/{name}");
    }

    [Fact]
    public void No_secret_stands_in_the_environment() =>
        _copier.Keys("environment").Should().NotContain(name => name.Contains("Secret", StringComparison.Ordinal) || name.Contains("Key", StringComparison.Ordinal) || name.Contains("ConnectionString", StringComparison.Ordinal));

    [Fact]
    public void Only_webhooks_are_reached_from_other_machines()
    {
        var management = _copier.Text($"environment/Http__{nameof(HttpOptions.ManagementPort)}");

        _copier.Texts("ports").Should().Equal($"8080:{DockerImage.One("EXPOSE")}", $"127.0.0.1:8081:{management}");
    }

    [Fact]
    public void It_checks_itself_as_the_image_does()
    {
        _copier.Texts("healthcheck/test").Should().Equal("CMD", "dotnet", "/app/copier.dll", "health");
        DockerImage.One("HEALTHCHECK").Should().Contain($"--interval={_copier.Text("healthcheck/interval")} ");
    }

    [Fact]
    public void The_image_is_told_its_version_and_commit() =>
        _copier.Keys("build/args").Should().BeEquivalentTo("VERSION", "REVISION").And.BeSubsetOf(DockerImage.Instructions.Where(instruction => instruction.Name == "ARG").Select(argument => argument.Arguments.Split('=')[0]));

    [Fact]
    public void It_runs_with_nothing_that_it_does_not_need()
    {
        _copier.Text("user").Should().Be(DockerImage.One("USER"));
        _copier.Text("read_only").Should().Be("true");
        _copier.Texts("cap_drop").Should().Equal("ALL");
        _copier.Texts("security_opt").Should().Equal("no-new-privileges:true");
        _copier.Texts("volumes").Should().Equal("./config:/config:ro", $"data:{DockerImage.One("VOLUME")}");
    }

    [Fact]
    public void It_has_the_time_to_end_that_it_needs() => int.Parse(_copier.Text("stop_grace_period").TrimEnd('s'), System.Globalization.CultureInfo.InvariantCulture).Should().BeGreaterThan(30);

    [Fact]
    public void Images_are_pinned() =>
        YamlFiles.Compose.Keys("services").Should().OnlyContain(name => System.Text.RegularExpressions.Regex.IsMatch(YamlFiles.Compose.Text($"services/{name}/image"), @":\d+\.\d+(\.\d+)?(-\w+)?$"));

    [Fact]
    public void It_waits_for_its_database() =>
        _copier.Text("depends_on/postgres/condition").Should().Be("service_healthy");
}

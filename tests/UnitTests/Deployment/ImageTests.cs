using ExamplesCopier.Api.CommandLine;
using ExamplesCopier.Api.Settings;
using ExamplesCopier.UnitTests.Architecture;
using ExamplesCopier.UnitTests.CommandLine;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>The container image, where there is nothing to build one with.</summary>
public sealed class ImageTests
{
    [Fact]
    public void Its_bases_are_pinned_to_a_whole_version() =>
        DockerImage.Instructions.Where(instruction => instruction.Name == "FROM")
            .Should().HaveCount(2).And.OnlyContain(from => System.Text.RegularExpressions.Regex.IsMatch(from.Arguments, @":\d+\.\d+\.\d+-\S+( AS \w+)?$"));

    [Fact]
    public void It_is_built_by_the_sdk_that_the_repository_asks_for()
    {
        var asked = Version.Parse(System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(Product.Top, "global.json")))!["sdk"]!["version"]!.GetValue<string>());
        var given = Version.Parse(DockerImage.Instructions[0].Arguments.Split(':')[^1].Split('-')[0]);

        given.Should().BeGreaterThanOrEqualTo(asked);
        (given.Major, given.Minor).Should().Be((asked.Major, asked.Minor));
        DockerImage.Shipped[0].Arguments.Should().Contain($"aspnet:{given.Major}.{given.Minor}.").And.EndWith("-chiseled");
    }

    [Fact]
    public void It_restores_what_the_lock_files_say() =>
        DockerImage.Instructions.Should().Contain(instruction => instruction.Name == "RUN" && instruction.Arguments.Contains("dotnet restore src/Api --locked-mode", StringComparison.Ordinal));

    [Fact]
    public void It_is_compiled_ahead_for_the_processor_that_it_is_built_for()
    {
        DockerImage.Instructions.Should().Contain(("ARG", "TARGETARCH"));
        foreach (var verb in new[] { "dotnet restore", "dotnet publish" })
        {
            DockerImage.Instructions.Single(instruction => instruction.Name == "RUN" && instruction.Arguments.StartsWith(verb, StringComparison.Ordinal)).Arguments
                .Should().Contain("""--arch "$TARGETARCH" """).And.Contain("-p:PublishReadyToRun=true", "what was restored without it cannot be compiled ahead");
        }

        var built = System.Xml.Linq.XDocument.Load(Path.Combine(Product.Top, "src", "Directory.Build.props")).Descendants("RuntimeIdentifiers").Single().Value;
        built.Should().Be("linux-x64;linux-arm64", "the lock files hold both");
    }

    [Fact]
    public void What_it_copies_is_there_and_is_let_in()
    {
        var sources = DockerImage.Instructions.Where(instruction => instruction.Name == "COPY" && !instruction.Arguments.StartsWith("--", StringComparison.Ordinal))
            .SelectMany(copy => copy.Arguments.Split(' ')[..^1]).ToList();
        var allowed = File.ReadAllLines(Path.Combine(Product.Top, ".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        sources.Should().OnlyContain(source => Path.Exists(Path.Combine(Product.Top, source)));
        sources.Select(source => source.Split('/')[0]).Should().BeSubsetOf(allowed);
        allowed.Should().OnlyContain(name => Path.Exists(Path.Combine(Product.Top, name)));
    }

    [Fact]
    public void Every_project_is_restored_before_the_sources_come()
    {
        var copies = DockerImage.Instructions.TakeWhile(instruction => instruction.Name != "RUN").Where(instruction => instruction.Name == "COPY").SelectMany(copy => copy.Arguments.Split(' ')).ToList();
        var needed = Directory.EnumerateFiles(Path.Combine(Product.Top, "src"), "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Where(file => Path.GetExtension(file) is ".csproj" or ".props" || Path.GetFileName(file) == "packages.lock.json")
            .Select(file => Path.GetRelativePath(Product.Top, file).Replace('\\', '/')).ToList();

        needed.Should().HaveCountGreaterThan(8);
        copies.Should().Contain(needed);
    }

    [Fact]
    public void It_runs_as_nobody_of_importance_and_writes_to_one_folder()
    {
        var user = DockerImage.One("USER");

        user.Should().MatchRegex("^[1-9][0-9]*:[1-9][0-9]*$");
        DockerImage.Shipped.Should().Contain(("COPY", $"--from=build --chown={user} /data /data"));
        DockerImage.One("VOLUME").Should().Be("/data");
        DockerImage.Environment["TMPDIR"].Should().Be("/data");
        DockerImage.Environment["Storage__ConnectionString"].Should().Be("Data Source=/data/copier.db");
    }

    [Fact]
    public async Task It_checks_itself_with_a_verb_of_the_executable()
    {
        var check = DockerImage.One("HEALTHCHECK");
        check.Should().EndWith("""CMD ["dotnet", "/app/copier.dll", "health"]""");
        DockerImage.One("ENTRYPOINT").Should().Be("""["dotnet", "/app/copier.dll"]""");
        DockerImage.One("CMD").Should().Be($"""["{ServeArguments.Verb}"]""");

        (await RunVerb.Async("health", "--help")).ExitCode.Should().Be(0);
    }

    [Fact]
    public void It_listens_on_the_port_that_it_exposes() => DockerImage.One("EXPOSE").Should().Be(DockerImage.Environment["ASPNETCORE_HTTP_PORTS"]);

    [Fact]
    public void Its_environment_is_the_runtime_s_or_settings_of_the_product()
    {
        string[] runtime = ["ASPNETCORE_HTTP_PORTS", "DOTNET_ENVIRONMENT", "DOTNET_EnableDiagnostics", "DOTNET_USE_POLLING_FILE_WATCHER", "TMPDIR", SettingsSources.SecretsVariable];

        DockerImage.Environment.Keys.Except(runtime).Should().NotBeEmpty().And.OnlyContain(name => KnownSettings.Has(name));
    }

    [Theory]
    [InlineData("GitHub__WebhookSecrets__0", true)]
    [InlineData("Admin__ApiKeys__0__KeySha256", true)]
    [InlineData("Notifications__Slack__Channel", true)]
    [InlineData("GitHub__WebhookSecrets", false)]
    [InlineData("GitHub__PrivatKey", false)]
    [InlineData("Admin__ApiKeys__0__Keys", false)]
    [InlineData("GitHub", false)]
    public void A_setting_that_is_none_is_noticed(string name, bool known) => KnownSettings.Has(name).Should().Be(known);
}

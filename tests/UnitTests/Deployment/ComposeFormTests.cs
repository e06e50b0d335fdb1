using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.Architecture;
using YamlDotNet.RepresentationModel;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>
/// <c>deploy/compose.yaml</c> is a file that Compose takes (https://github.com/compose-spec/compose-spec/blob/main/spec.md), and what is told to be
/// done with it can be done. A key that Compose does not know stops it; no Docker is here to say so.
/// </summary>
public sealed partial class ComposeFormTests
{
    private static readonly string[] _top = ["name", "services", "networks", "volumes", "configs", "secrets", "include", "models"];

    private static readonly string[] _service =
    [
        "annotations", "attach", "blkio_config", "build", "cap_add", "cap_drop", "cgroup", "cgroup_parent", "command", "configs", "container_name", "cpu_count", "cpu_percent", "cpu_period",
        "cpu_quota", "cpu_shares", "cpus", "cpuset", "credential_spec", "depends_on", "deploy", "develop", "device_cgroup_rules", "devices", "dns", "dns_opt", "dns_search", "domainname",
        "entrypoint", "env_file", "environment", "expose", "extends", "external_links", "extra_hosts", "gpus", "group_add", "healthcheck", "hostname", "image", "init", "ipc", "isolation", "labels",
        "label_file", "links", "logging", "mac_address", "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit", "network_mode", "networks", "oom_kill_disable", "oom_score_adj", "pid",
        "pids_limit", "platform", "ports", "post_start", "pre_stop", "privileged", "profiles", "provider", "pull_policy", "read_only", "restart", "runtime", "scale", "secrets", "security_opt", "shm_size",
        "stdin_open", "stop_grace_period", "stop_signal", "storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "use_api_socket", "user", "userns_mode", "uts", "volumes", "volumes_from", "working_dir",
    ];

    private static readonly Dictionary<string, string[]> _parts = new()
    {
        ["build"] = ["additional_contexts", "args", "cache_from", "cache_to", "context", "dockerfile", "dockerfile_inline", "entitlements", "extra_hosts", "labels", "network", "no_cache", "platforms", "privileged", "provenance", "pull", "sbom", "secrets", "shm_size", "ssh", "tags", "target", "ulimits"],
        ["healthcheck"] = ["disable", "interval", "retries", "start_interval", "start_period", "test", "timeout"],
    };

    private static readonly Dictionary<string, string[]> _verbs = new()
    {
        ["build"] = ["--no-cache", "--pull"],
        ["config"] = ["--quiet"],
        ["exec"] = ["-T"],
        ["restart"] = [],
        ["stop"] = [],
        ["up"] = ["--build", "--detach"],
    };

    private static YamlMappingNode Services => (YamlMappingNode)YamlFiles.Compose.At("services");

    private static IEnumerable<string> ServiceNames => YamlFiles.Compose.Keys("services");

    [Fact]
    public void Every_key_is_one_that_Compose_knows()
    {
        ((YamlMappingNode)YamlFiles.Compose).Children.Keys.Select(key => key.ToString()).Should().BeSubsetOf(_top);
        foreach (var name in ServiceNames)
        {
            YamlFiles.Compose.Keys($"services/{name}").Should().BeSubsetOf(_service, name);
            foreach (var (part, keys) in _parts.Where(part => Services.At(name).Has(part.Key)))
            {
                YamlFiles.Compose.Keys($"services/{name}/{part}").Should().BeSubsetOf(keys, $"{name}/{part}");
            }
        }
    }

    [Fact]
    public void Every_volume_is_declared_and_used()
    {
        var named = ServiceNames.SelectMany(name => YamlFiles.Compose.Texts($"services/{name}/volumes")).Select(volume => volume.Split(':')[0]).Where(volume => !volume.StartsWith('.')).ToList();

        named.Should().BeEquivalentTo(YamlFiles.Compose.Keys("volumes"));
        ServiceNames.Should().NotContain(name => Services.At(name).Has("networks"), "all of them meet in the network that Compose makes");
    }

    [Fact]
    public void Who_waits_for_a_healthy_service_waits_for_one_that_tells_its_health()
    {
        var waiting = ServiceNames.Where(name => Services.At(name).Has("depends_on")).SelectMany(name => YamlFiles.Compose.Keys($"services/{name}/depends_on").Select(other => (Name: name, Other: other))).ToList();

        waiting.Should().NotBeEmpty();
        foreach (var (name, other) in waiting)
        {
            ServiceNames.Should().Contain(other);
            YamlFiles.Compose.Text($"services/{name}/depends_on/{other}/condition").Should().BeOneOf("service_started", "service_healthy", "service_completed_successfully");
            (YamlFiles.Compose.Text($"services/{name}/depends_on/{other}/condition") == "service_healthy" && !Services.At(other).Has("healthcheck")).Should().BeFalse(other);
        }
    }

    [Fact]
    public void What_is_taken_from_the_shell_has_a_default_and_is_told()
    {
        var all = Taken().Matches(Text("deploy/compose.yaml"));

        all.Select(taken => taken.Groups["name"].Value).Should().BeEquivalentTo("VERSION", "REVISION");
        all.Should().OnlyContain(taken => taken.Groups["default"].Success);
        all.Should().OnlyContain(taken => Text("docs/operations.md").Contains($"{taken.Groups["name"].Value}=", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_command_that_is_told_names_what_there_is()
    {
        var commands = ((string[])["docs/operations.md", "deploy/compose.yaml", ".github/workflows/ci.yml"])
            .SelectMany(file => Commands().Matches(Text(file)).Select(command => (file, words: command.Groups["words"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).ToList();

        commands.Should().HaveCountGreaterThan(8);
        foreach (var (file, words) in commands)
        {
            var told = $"{file}: {string.Join(' ', words)}";
            words[..2].Should().Equal(["--file", "deploy/compose.yaml"], told);
            _verbs.Should().ContainKey(words[2], told);
            var options = words[3..].TakeWhile(word => word.StartsWith('-')).ToList();
            options.Should().BeSubsetOf(_verbs[words[2]], told);
            var named = words[(3 + options.Count)..];
            (words[2] == "exec" ? named[..1] : named.Where(word => !word.StartsWith('-'))).Should().BeSubsetOf(ServiceNames, told);
        }
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(Product.Top, path));

    [GeneratedRegex(@"\$\{(?<name>\w+)(?<default>:-[^}]*)?\}")]
    private static partial Regex Taken();

    // To the end of the command: a line, a quotation, or where the shell leads its output. Three dots leave out what was said before.
    [GeneratedRegex(@"docker compose (?!…)(?<words>[^`\n<>|&;]+)")]
    private static partial Regex Commands();
}

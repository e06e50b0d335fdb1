using ExamplesCopier.Api;
using ExamplesCopier.Api.Health;
using Microsoft.AspNetCore.Mvc;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>What <c>deploy/kubernetes</c> says agrees with itself, with the image and with the product.</summary>
public sealed class KubernetesTests
{
    private static readonly YamlDotNet.RepresentationModel.YamlNode _deployment = YamlFiles.Kubernetes["Deployment/copier"].At("spec");
    private static readonly YamlDotNet.RepresentationModel.YamlNode _pod = _deployment.At("template/spec");
    private static readonly YamlDotNet.RepresentationModel.YamlNode _container = _pod.At("containers/0");

    [Fact]
    public void Every_file_is_applied() =>
        YamlFiles.Kubernetes.Keys.Should().BeEquivalentTo(
            "Namespace/copier", "ConfigMap/copier", "Deployment/copier", "Service/copier", "Service/copier-management", "PodDisruptionBudget/copier", "NetworkPolicy/copier");

    [Fact]
    public void Every_setting_is_one_of_the_product() =>
        YamlFiles.Kubernetes["ConfigMap/copier"].Keys("data").Should().HaveCountGreaterThan(3).And.OnlyContain(name => KnownSettings.Has(name));

    [Theory]
    [InlineData("startupProbe", "/health/live")]
    [InlineData("readinessProbe", "/health/ready")]
    [InlineData("livenessProbe", "/health/live")]
    public void Probes_ask_what_the_product_answers_where_it_answers(string probe, string path)
    {
        var routes = typeof(HealthController).GetMethods().SelectMany(method => method.GetCustomAttributes(typeof(HttpGetAttribute), true).Cast<HttpGetAttribute>()).Select(route => route.Template);

        _container.Text($"{probe}/httpGet/path").Should().Be(path).And.BeOneOf(routes);
        _container.Text($"{probe}/httpGet/port").Should().Be("management");
    }

    [Fact]
    public void Ports_are_those_of_the_image_and_of_the_settings()
    {
        _container.Text("ports/0/name").Should().Be("webhooks");
        _container.Text("ports/0/containerPort").Should().Be(DockerImage.One("EXPOSE"));
        _container.Text("ports/1/name").Should().Be("management");
        _container.Text("ports/1/containerPort").Should().Be(YamlFiles.Kubernetes["ConfigMap/copier"].Text("data/Http__ManagementPort"));
        YamlFiles.Kubernetes["Service/copier"].Text("spec/ports/0/targetPort").Should().Be("webhooks");
        YamlFiles.Kubernetes["Service/copier-management"].Text("spec/ports/0/targetPort").Should().Be("management");
    }

    [Fact]
    public void Everything_selects_the_pods()
    {
        var labels = _deployment.Map("template/metadata/labels");

        foreach (var (name, path) in ((string, string)[])[
            ("Deployment/copier", "spec/selector/matchLabels"),
            ("Service/copier", "spec/selector"),
            ("Service/copier-management", "spec/selector"),
            ("PodDisruptionBudget/copier", "spec/selector/matchLabels"),
            ("NetworkPolicy/copier", "spec/podSelector/matchLabels")])
        {
            YamlFiles.Kubernetes[name].Map(path).Should().Equal(labels, name);
        }
    }

    [Fact]
    public void Pods_hold_nothing_that_the_service_does_not_need()
    {
        var user = DockerImage.One("USER").Split(':')[0];

        _pod.Text("automountServiceAccountToken").Should().Be("false");
        _pod.Text("securityContext/runAsNonRoot").Should().Be("true");
        _pod.Text("securityContext/runAsUser").Should().Be(user);
        _pod.Text("securityContext/fsGroup").Should().Be(user);
        _pod.Text("securityContext/seccompProfile/type").Should().Be("RuntimeDefault");
        _container.Text("securityContext/allowPrivilegeEscalation").Should().Be("false");
        _container.Text("securityContext/readOnlyRootFilesystem").Should().Be("true");
        _container.Texts("securityContext/capabilities/drop").Should().Equal("ALL");
        _container.Has("resources").Should().BeTrue();
    }

    [Fact]
    public void The_only_writable_folder_is_that_of_the_image()
    {
        var mounts = ((YamlDotNet.RepresentationModel.YamlSequenceNode)_container.At("volumeMounts")).ToList();

        mounts.Select(mount => mount.Text("mountPath")).Should().Equal(DockerImage.One("VOLUME"), "/run/secrets");
        mounts[1].Text("readOnly").Should().Be("true");
        mounts.Select(mount => mount.Text("name")).Should().Equal(((YamlDotNet.RepresentationModel.YamlSequenceNode)_pod.At("volumes")).Select(volume => volume.Text("name")));
    }

    [Fact]
    public void Three_replicas_are_replaced_one_by_one_and_never_fewer_than_two()
    {
        _deployment.Text("replicas").Should().Be("3");
        _deployment.Text("strategy/rollingUpdate/maxUnavailable").Should().Be("0");
        YamlFiles.Kubernetes["PodDisruptionBudget/copier"].Text("spec/minAvailable").Should().Be("2");
        YamlFiles.Kubernetes["ConfigMap/copier"].Text("data/Storage__Provider").Should().Be("Postgres");
    }

    [Fact]
    public void Pods_have_the_time_to_end_that_they_need() =>
        int.Parse(_pod.Text("terminationGracePeriodSeconds"), System.Globalization.CultureInfo.InvariantCulture)
            .Should().BeGreaterThan(30 + int.Parse(_container.Text("lifecycle/preStop/sleep/seconds"), System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void The_image_is_the_one_of_this_version()
    {
        _container.Text("image").Should().Be($"examples-copier:{BuildIdentity.Version}");
        YamlFiles.Compose.Text("services/copier/image").Should().Be($"examples-copier:{BuildIdentity.Version}");
        YamlFiles.Compose.Text("services/copier/build/args/VERSION").Should().Be($"${{VERSION:-{BuildIdentity.Version}}}");
        var stages = DockerImage.Instructions.Where(instruction => instruction is { Name: "ARG" } && instruction.Arguments.StartsWith("VERSION=", StringComparison.Ordinal));
        stages.Should().HaveCount(2).And.OnlyContain(argument => argument.Arguments == $"VERSION={BuildIdentity.Version}");
    }

    [Fact]
    public void The_network_is_closed_but_for_what_the_service_does()
    {
        var policy = YamlFiles.Kubernetes["NetworkPolicy/copier"];

        policy.Texts("spec/policyTypes").Should().Equal("Ingress", "Egress");
        policy.Text("spec/ingress/0/ports/0/port").Should().Be("webhooks");
        policy.Text("spec/ingress/1/ports/0/port").Should().Be("management");
        policy.At("spec/ingress/1").Has("from").Should().BeTrue();
        policy.At("spec/ingress/1/from/0").Map("namespaceSelector/matchLabels").Should().Equal(new Dictionary<string, string> { ["copier-management"] = "allowed" });
    }

    [Fact]
    public void Pods_talk_to_the_resolver_the_database_and_the_outer_world_by_HTTPS()
    {
        var egress = ((YamlDotNet.RepresentationModel.YamlSequenceNode)YamlFiles.Kubernetes["NetworkPolicy/copier"].At("spec/egress")).ToList();

        egress.Select(Ports).Should().Equal("UDP 53, TCP 53", "TCP 5432", "TCP 443");
        egress[0].At("to/0").Map("podSelector/matchLabels").Should().Equal(new Dictionary<string, string> { ["k8s-app"] = "kube-dns" });
        string[] @private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
        ((YamlDotNet.RepresentationModel.YamlSequenceNode)egress[1].At("to")).Select(to => to.Text("ipBlock/cidr")).Should().BeSubsetOf(@private);
        egress[2].Text("to/0/ipBlock/cidr").Should().Be("0.0.0.0/0");
        egress[2].Texts("to/0/ipBlock/except").Should().Contain(@private).And.Contain("169.254.0.0/16");
    }

    [Fact]
    public void Management_is_reached_while_no_pod_is_ready() =>
        YamlFiles.Kubernetes["Service/copier-management"].Text("spec/publishNotReadyAddresses").Should().Be("true");

    [Fact]
    public void Prometheus_finds_the_management_port_of_each_pod_and_calls_it_by_the_job_that_the_alerts_know()
    {
        var jobs = ((YamlDotNet.RepresentationModel.YamlSequenceNode)YamlFiles.Scraping.At("scrape_configs")).ToList();
        var pods = jobs.Single(job => job.Has("kubernetes_sd_configs"));

        pods.Texts("kubernetes_sd_configs/0/namespaces/names").Should().Equal(YamlFiles.Kubernetes["Namespace/copier"].Text("metadata/name"));
        pods.Text("relabel_configs/0/regex").Should().Be($"{_deployment.Map("template/metadata/labels")["app.kubernetes.io/name"]};{_container.Text("ports/1/name")}");
        pods.Text("relabel_configs/2/replacement").Should().Be(jobs.Single(job => job.Has("static_configs")).Text("job_name"));
    }

    private static string Ports(YamlDotNet.RepresentationModel.YamlNode rule) =>
        string.Join(", ", ((YamlDotNet.RepresentationModel.YamlSequenceNode)rule.At("ports")).Select(port => $"{port.Text("protocol")} {port.Text("port")}"));
}

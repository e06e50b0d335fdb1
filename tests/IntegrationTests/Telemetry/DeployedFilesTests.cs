using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;
using YamlDotNet.RepresentationModel;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>What <c>deploy/</c> asks of a service exists in a real scrape of one.</summary>
public sealed class DeployedFilesTests
{
    private static readonly string[] _ofPrometheus = ["up"];

    [Fact]
    public async Task Every_metric_and_label_of_the_dashboard_and_of_the_alerts_is_in_a_scrape()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.Repository("initech/handbook").IsArchived = true);
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Answer = FaultAnswer.Error(500) });
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        var scrape = OpenMetricsText.Parse((await world.Service.ScrapeAsync()).Text);
        var samples = scrape.Families.Values.SelectMany(family => family.Samples).ToLookup(sample => sample.Name, sample => sample.Labels.Keys);

        var queries = Alerts().Select(alert => alert["expr"]).Concat(Panels()).ToList();

        queries.Should().HaveCountGreaterThan(30);
        foreach (var query in queries)
        {
            var metrics = Queries.Metrics(query).Except(_ofPrometheus).ToList();
            metrics.Where(metric => !samples.Contains(metric)).Should().BeEmpty("'{0}' asks for it", query);
            Queries.Labels(query).Where(label => !metrics.Any(metric => samples[metric].Any(labels => labels.Contains(label)))).Should().BeEmpty("'{0}' asks for it", query);
        }
    }

    [Fact]
    public void The_alerts_have_the_shape_that_Prometheus_wants()
    {
        var alerts = Alerts().ToList();

        alerts.Should().HaveCountGreaterThan(10);
        alerts.Select(alert => alert["alert"]).Should().OnlyHaveUniqueItems();
        foreach (var alert in alerts)
        {
            alert.Keys.Should().BeSubsetOf(["alert", "expr", "for", "labels.severity", "annotations.summary", "annotations.description"])
                .And.Contain(["alert", "expr", "labels.severity", "annotations.summary", "annotations.description"]);
            alert["labels.severity"].Should().BeOneOf("critical", "warning");
            alert.GetValueOrDefault("for", "1m").Should().MatchRegex("^[0-9]+[smh]$");
        }
    }

    [Fact]
    public void Every_alert_has_its_line_in_the_operators_table()
    {
        var page = File.ReadAllText(Checkout.PathOf("docs", "operations.md"));

        Alerts().Select(alert => $"| `{alert["alert"]}` |").Should().OnlyContain(line => page.Contains(line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_query_asks_for_is_found()
    {
        const string Query = "sum by (a, le) (rate(x_total{b=~\"c|y_total\", d!=\"\"}[5m])) / on (e) min(z) > 6 * 3600 or vector(0)";

        Queries.Metrics(Query).Should().Equal("x_total", "z");
        Queries.Labels(Query).Should().Equal("a", "e", "b", "d");
    }

    private static IEnumerable<string> Panels()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Checkout.PathOf("deploy", "grafana", "dashboard.json")))!;
        return dashboard["panels"]!.AsArray()
            .SelectMany(panel => panel!["targets"]?.AsArray() ?? [])
            .Select(target => (string)target!["expr"]!)
            .Concat(dashboard["templating"]!["list"]!.AsArray()
                .Where(variable => (string)variable!["type"]! == "query")
                .Select(variable => (string)variable!["query"]!["query"]!)
                .Select(query => query["label_values(".Length..^1].Split(", ") is [var metric, var label] ? $"sum by ({label}) ({metric})" : throw new FormatException(query)));
    }

    private static IEnumerable<Dictionary<string, string>> Alerts()
    {
        var stream = new YamlStream();
        using var file = File.OpenText(Checkout.PathOf("deploy", "prometheus", "alerts.yaml"));
        stream.Load(file);
        return from @group in (YamlSequenceNode)stream.Documents.Single().RootNode["groups"]
               from rule in (YamlSequenceNode)@group["rules"]
               select Flat((YamlMappingNode)rule, "").ToDictionary();
    }

    private static IEnumerable<KeyValuePair<string, string>> Flat(YamlMappingNode node, string prefix) => node.Children.SelectMany(child => child.Value is YamlMappingNode inner
        ? Flat(inner, $"{prefix}{child.Key}.")
        : [new($"{prefix}{child.Key}", ((YamlScalarNode)child.Value).Value!)]);
}

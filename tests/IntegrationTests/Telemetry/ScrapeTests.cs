using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>What Prometheus gets from a service that has worked.</summary>
public sealed class ScrapeTests
{
    private static readonly (string, string) _source = ("copier_source", "acme/examples");

    [Fact]
    public async Task A_merge_is_seen_in_every_number_that_it_moves()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.Repository("initech/handbook").IsArchived = true);
        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));
        await world.GitHub.MergeAsync("acme/docs", pr => pr.Write("x.md", "x"));

        var (type, text) = await world.Service.ScrapeAsync();

        type.Should().StartWith("application/openmetrics-text; version=1.0.0");
        var scrape = OpenMetricsText.Parse(text);
        scrape.Value("copier_deliveries_finished_total", _source, ("copier_delivery_state", "partially_failed")).Should().Be(1);
        scrape.Value("copier_delivery_duration_seconds_count", _source, ("copier_delivery_state", "partially_failed")).Should().Be(1);
        scrape.Value("copier_delivery_lead_time_seconds_sum", _source).Should().BePositive();
        scrape.Value("copier_files_total", _source, ("copier_file_outcome", "uploaded")).Should().Be(4);
        scrape.Value("copier_files_total", _source, ("copier_file_outcome", "failed")).Should().Be(2);
        scrape.Value("copier_delivery_requests_total", _source).Should().Be((int)delivery["requests"]!).And.BeGreaterThanOrEqualTo(world.GitHub.Requests.Work.Count);
        scrape.Value("copier_webhooks_received_total", _source, ("copier_webhook_outcome", "accepted")).Should().Be(1);
        scrape.Value("copier_webhooks_received_total", ("copier_webhook_outcome", "ignored")).Should().Be(1);
        scrape.Families["copier_webhooks_received"].Samples.Should().NotContain(sample => sample.Labels.Values.Contains("acme/docs"), "anybody can merge somewhere");
        scrape.Value("copier_github_request_duration_seconds_count", ("copier_installation", "1001"), ("http_request_method", "POST"), ("http_response_status_code", "200")).Should().BePositive();
        scrape.Value("copier_github_quota_remaining", ("copier_installation", "1002"), ("copier_github_resource", "graphql")).Should().BeInRange(1, 4999);
        scrape.Value("copier_github_tokens_minted_total", ("copier_installation", "1003")).Should().Be(1);
        scrape.Value("copier_github_installation_up", ("copier_installation", "1001")).Should().Be(1);
        scrape.Value("copier_configuration_sources").Should().Be(2);
    }

    [Fact]
    public async Task The_reference_parsers_read_both_texts_as_ours_does()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        var (_, openMetrics) = await world.Service.ScrapeAsync();
        var (type, prometheus) = await world.Service.ScrapeAsync("text/plain");

        type.Should().StartWith("text/plain; version=0.0.4");
        (await ReferenceParser.SampleNamesAsync("openmetrics", openMetrics)).Should().BeEquivalentTo(OpenMetricsText.Parse(openMetrics).SampleNames);
        (await ReferenceParser.SampleNamesAsync("prometheus", prometheus)).Should().Contain("copier_deliveries_finished_total").And.Contain("copier_delivery_duration_seconds_bucket");
    }

    [Fact]
    public async Task What_waits_for_a_person_shows_as_depth_and_not_as_age()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=1");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));
        await world.Service.Resolve<Application.Telemetry.QueueMetrics>().RefreshAsync(TestContext.Current.CancellationToken);

        var scrape = OpenMetricsText.Parse((await world.Service.ScrapeAsync()).Text);

        scrape.Value("copier_queue_depth", ("copier_delivery_state", "held")).Should().Be(1);
        scrape.Value("copier_queue_depth", ("copier_delivery_state", "pending")).Should().Be(0);
        scrape.Value("copier_queue_oldest_age_seconds").Should().Be(0);
        Finished(scrape).Should().Be(0, "a held delivery has not come to its end");
    }

    [Fact]
    public async Task What_waits_is_told_by_source_and_what_is_paused_is_no_reason_to_look()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "# Shared")));
        await world.Service.PostJsonAsync("api/v1/pause", "{}");
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        await world.Service.Resolve<Application.Telemetry.QueueMetrics>().RefreshAsync(TestContext.Current.CancellationToken);

        var scrape = OpenMetricsText.Parse((await world.Service.ScrapeAsync()).Text);

        scrape.Value("copier_source_queue_depth", _source).Should().Be(2);
        scrape.Value("copier_source_queue_oldest_age_seconds", _source).Should().BePositive();
        scrape.Value("copier_source_queue_depth", ("copier_source", "globex/shared")).Should().Be(0);
        scrape.Value("copier_source_queue_oldest_age_seconds", ("copier_source", "globex/shared")).Should().Be(0);
        scrape.Value("copier_queue_oldest_age_seconds").Should().Be(0, "they wait for who paused them");
    }

    [Fact]
    public async Task Two_services_in_one_process_tell_their_own_numbers()
    {
        await using var busy = await CopierWorld.StartAsync(Configurations.Direct);
        await using var idle = await CopierWorld.StartAsync(Configurations.Direct);
        await busy.Service.FinishedAsync(await busy.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        Finished(OpenMetricsText.Parse((await busy.Service.ScrapeAsync()).Text)).Should().Be(1);
        Finished(OpenMetricsText.Parse((await idle.Service.ScrapeAsync()).Text)).Should().Be(0);
    }

    [Fact]
    public async Task A_source_is_counted_from_nothing_so_that_its_first_failure_is_an_increase()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.ConfiguredAsync();
        world.Service.Resolve<Application.Telemetry.ConfigurationMetrics>().Refresh();

        var scrape = OpenMetricsText.Parse((await world.Service.ScrapeAsync()).Text);

        scrape.Value("copier_deliveries_finished_total", _source, ("copier_delivery_state", "failed")).Should().Be(0);
        scrape.Value("copier_webhooks_received_total", _source, ("copier_webhook_outcome", "failed")).Should().Be(0);
        scrape.Value("copier_webhooks_received_total", _source, ("copier_webhook_outcome", "kept")).Should().Be(0);
        scrape.Value("copier_settings_problems").Should().Be(0);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    public async Task All_others_get_the_JSON(string accept)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (type, text) = await world.Service.ScrapeAsync(accept);

        type.Should().StartWith("application/json");
        JsonNode.Parse(text)!["global"].Should().NotBeNull();
    }

    private static double Finished(OpenMetricsText scrape) =>
        scrape.Families.GetValueOrDefault("copier_deliveries_finished")?.Samples.Where(sample => sample.Name.EndsWith("_total", StringComparison.Ordinal)).Sum(sample => sample.Value) ?? 0;
}

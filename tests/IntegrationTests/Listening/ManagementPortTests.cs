using System.Net;
using System.Net.Sockets;
using ExamplesCopier.IntegrationTests.CommandLine;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.IntegrationTests.Listening;

/// <summary>What answers where, with a management port and without.</summary>
public sealed class ManagementPortTests
{
    private static readonly string[] _management =
        ["health", "health/live", "health/ready", "metrics", "api/v1/sources", "openapi/v1.json", "docs"];

    [Fact]
    public async Task Webhooks_answer_on_the_public_port_alone()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world, "--Http:WebhookPath=/older");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));

        merge.Answer!.Status.Should().Be(200);
        await AskUntilFinishedAsync(world, management, merge.DeliveryId);
        foreach (var path in (string[])["webhooks/github", "events", "webhook", "older"])
        {
            (await PostAsync(world, world.Service.Url, path)).Should().Be(HttpStatusCode.BadRequest, path);
            (await PostAsync(world, management, path)).Should().Be(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task The_text_of_Prometheus_answers_on_the_management_port_alone()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world);
        world.Service.Client.DefaultRequestHeaders.Accept.ParseAdd("text/plain");

        (await GetAsync(world, management, "metrics")).Should().Be(HttpStatusCode.OK);
        (await GetAsync(world, world.Service.Url, "metrics")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Everything_else_answers_on_the_management_port_alone()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world);

        foreach (var path in _management)
        {
            (await GetAsync(world, management, path)).Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.MovedPermanently], path);
            (await GetAsync(world, world.Service.Url, path)).Should().Be(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task The_dashboard_answers_on_the_management_port_alone()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var signIn = await browser.GetStringAsync(new Uri(management, "sign-in"));
        var assets = System.Text.RegularExpressions.Regex.Matches(signIn, "(?:href|src)=\"/([^\"]+\\.(?:css|js|svg|png|ico))\"").Select(asset => asset.Groups[1].Value).ToList();

        assets.Should().HaveCountGreaterThan(1);
        foreach (var path in (string[])["", "sources", "deliveries", "audit", "configuration", "try", "sign-in", .. assets])
        {
            using var inside = await browser.GetAsync(new Uri(management, path));
            using var outside = await browser.GetAsync(new Uri(world.Service.Url, path));
            inside.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect], path);
            outside.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
        }

        using var form = new FormUrlEncodedContent([new("Key", CopierService.OperatorKey)]);
        using var sent = await browser.PostAsync(new Uri(world.Service.Url, "sign-in"), form);
        sent.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("X-Forwarded-Port")]
    [InlineData("Host")]
    [InlineData("X-Forwarded-Host")]
    public async Task No_header_moves_a_request_to_the_other_port(string header)
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world, "--Http:KnownProxies:0=127.0.0.1");

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Service.Url, "health"));
        request.Headers.TryAddWithoutValidation(header, header.EndsWith("Port", StringComparison.Ordinal) ? $"{management.Port}" : management.Authority);
        using var answer = await world.Service.Client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_it_everything_answers_on_one_port()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        foreach (var path in _management)
        {
            (await GetAsync(world, world.Service.Url, path)).Should().NotBe(HttpStatusCode.NotFound, path);
        }

        (await PostAsync(world, world.Service.Url, "webhooks/github")).Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task It_stands_beside_named_endpoints_too()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world, "--Kestrel:Endpoints:Public:Url=http://127.0.0.1:0");

        (await GetAsync(world, management, "health/live")).Should().Be(HttpStatusCode.NoContent);
        var named = world.Service.Resolve<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(address => address.Contains("127.0.0.1", StringComparison.Ordinal));
        (await GetAsync(world, new Uri(named), "health/live")).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task It_cannot_be_the_public_port()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);

        var start = () => world.StartServiceAsync("--urls=http://127.0.0.1:4711", "--Http:ManagementPort=4711");

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().Equal("Http:ManagementPort must be another port than the public one; both are 4711.");
    }

    [Fact]
    public async Task The_executable_finds_it_when_it_asks_for_its_own_health()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var management = await StartAsync(world);
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "health"]);
        start.Environment["Http__ManagementPort"] = $"{management.Port}";

        (await CommandLineProcess.RunAsync(start, null)).Should().Be(new CommandLineProcess(0, "204 NoContent\n", ""));
    }

    private static async Task<Uri> StartAsync(CopierWorld world, params string[] settings)
    {
        var port = FreePort();
        await world.StartServiceAsync([$"--Http:ManagementPort={port}", .. settings]);
        return new Uri($"http://127.0.0.1:{port}/");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<HttpStatusCode> GetAsync(CopierWorld world, Uri url, string path)
    {
        using var answer = await world.Service.Client.GetAsync(new Uri(url, path));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(CopierWorld world, Uri url, string path)
    {
        using var content = new StringContent("{}");
        using var answer = await world.Service.Client.PostAsync(new Uri(url, path), content);
        return answer.StatusCode;
    }

    private static async Task AskUntilFinishedAsync(CopierWorld world, Uri management, Guid delivery)
    {
        await world.Service.SettledAsync(delivery.ToString());
        (await GetAsync(world, management, $"api/v1/deliveries/{delivery}")).Should().Be(HttpStatusCode.OK);
        (await GetAsync(world, world.Service.Url, $"api/v1/deliveries/{delivery}")).Should().Be(HttpStatusCode.NotFound);
    }
}

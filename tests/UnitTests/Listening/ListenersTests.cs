using ExamplesCopier.Api;
using ExamplesCopier.Api.CommandLine;
using ExamplesCopier.Api.Listening;
using Microsoft.Extensions.Configuration;

namespace ExamplesCopier.UnitTests.Listening;

public sealed class ListenersTests
{
    [Theory]
    [InlineData("", "http://localhost:5000")]
    [InlineData("urls=http://*:80; https://*:443", "http://*:80 https://*:443")]
    [InlineData("http_ports=8080", "http://*:8080")]
    [InlineData("http_ports=8080;9090|https_ports=8443", "http://*:8080 http://*:9090 https://*:8443")]
    [InlineData("urls=http://*:80|http_ports=8080", "http://*:80")]
    public void Public_addresses_are_those_of_the_host(string settings, string addresses) =>
        Listeners.Public(Settings(settings)).Should().Equal(addresses.Split(' '));

    [Theory]
    [InlineData("", "http://localhost:5000/health/ready")]
    [InlineData("http_ports=8080", "http://localhost:8080/health/ready")]
    [InlineData("urls=https://*:8443", "https://localhost:8443/health/ready")]
    [InlineData("urls=https://*:8443|Http:ManagementPort=9090", "http://localhost:9090/health/ready")]
    public void Health_is_asked_where_it_is_answered(string settings, string address) =>
        HealthVerb.Here(Settings(settings)).ToString().Should().Be(address);

    [Theory]
    [InlineData("1.2.3", null)]
    [InlineData("1.2.3-rc.1+6dcb09b5b57875f334f61aebed695e2e4193db5e", "6dcb09b5b57875f334f61aebed695e2e4193db5e")]
    [InlineData("1.2.3+", null)]
    public void The_commit_stands_behind_the_version(string version, string? commit) => BuildIdentity.CommitOf(version).Should().Be(commit);

    private static IConfigurationRoot Settings(string text) => new ConfigurationBuilder()
        .AddInMemoryCollection(text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]))
        .Build();
}

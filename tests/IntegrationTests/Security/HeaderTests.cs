using System.Net;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>What every answer carries, whatever it answers.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("GET", "health")]
    [InlineData("GET", "metrics")]
    [InlineData("GET", "health/live")]
    [InlineData("GET", "api/v1/sources")]
    [InlineData("GET", "api/v1/deliveries/none")]
    [InlineData("GET", "nothing/here")]
    [InlineData("POST", "webhooks/github")]
    [InlineData("GET", "openapi/v1.json")]
    public async Task Every_answer_is_for_its_caller_alone(string method, string path)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        using var answer = await SendAsync(world, method, path);

        One(answer, "X-Content-Type-Options").Should().Be("nosniff");
        One(answer, "Referrer-Policy").Should().Be("no-referrer");
        One(answer, "Content-Security-Policy").Should().Be("default-src 'none'; frame-ancestors 'none'");
        One(answer, "Cache-Control").Should().Be("no-store");
        One(answer, "X-Request-Id").Should().NotBeEmpty();
        answer.Headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task An_answer_to_an_exception_carries_them_too()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        using var content = new StringContent("{}");
        await world.Service.Resolve<Application.Deliveries.Draining>().BeginAsync();

        using var answer = await world.Service.Client.PostAsync(new Uri(world.Service.Url, "webhooks/github"), content);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        One(answer, "X-Content-Type-Options").Should().Be("nosniff");
        One(answer, "X-Request-Id").Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_pages_of_the_description_keep_a_policy_of_their_own()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        using var answer = await SendAsync(world, "GET", "docs");

        One(answer, "Content-Security-Policy").Should().StartWith("default-src 'none'; script-src 'self'").And.EndWith("frame-ancestors 'none'");
        One(answer, "X-Content-Type-Options").Should().Be("nosniff");
    }

    private static async Task<HttpResponseMessage> SendAsync(CopierWorld world, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(world.Service.Url, path));
        return await world.Service.Client.SendAsync(request);
    }

    private static string One(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Should().ContainSingle().Subject;
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.Api;
using ExamplesCopier.IntegrationTests.Service;
using Serilog;

namespace ExamplesCopier.IntegrationTests.Admin;

public sealed class WrongKeyTests
{
    [Fact]
    public async Task Who_guesses_too_often_is_not_listened_to_and_others_are()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Http:KnownProxies:0=127.0.0.1", "--Http:KnownProxies:1=::1");
        for (var i = 0; i < 10; i++)
        {
            (await AskAsync(world, $"guess-{i}-0123456789abcdef0123456789abcdef", "203.0.113.7")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }

        using var refused = await AskAsync(world, CopierService.OperatorKey, "203.0.113.7");
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromMinutes(1));
        (await refused.Content.ReadAsStringAsync()).Should().Contain("\"error\":\"rate limited\"");

        (await AskAsync(world, CopierService.OperatorKey, "203.0.113.8")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await AskAsync(world, CopierService.OperatorKey, null)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_but_a_known_proxy_says_where_a_call_comes_from()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        for (var i = 0; i < 10; i++)
        {
            await AskAsync(world, "a guess", $"203.0.113.{i}");
        }

        (await AskAsync(world, CopierService.OperatorKey, "203.0.113.99")).StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_right_key_is_never_counted()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        for (var i = 0; i < 30; i++)
        {
            (await AskAsync(world, CopierService.ReaderKey, null)).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_key_that_has_expired_is_no_key_and_two_keys_stand_beside_each_other()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct,
            null,
            "--Admin:ApiKeys:3:Name=old",
            "--Admin:ApiKeys:3:Key=old-0123456789abcdef0123456789abcdef",
            "--Admin:ApiKeys:3:ExpiresAt=2020-01-01T00:00:00Z",
            "--Admin:ApiKeys:4:Name=next",
            "--Admin:ApiKeys:4:Key=next-0123456789abcdef0123456789abcdef",
            "--Admin:ApiKeys:4:ExpiresAt=2999-01-01T00:00:00Z");

        using var expired = await AskAsync(world, "old-0123456789abcdef0123456789abcdef", null);
        expired.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        expired.Headers.WwwAuthenticate.Should().ContainSingle().Which.Scheme.Should().Be("Bearer");
        (await AskAsync(world, "next-0123456789abcdef0123456789abcdef", null)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await AskAsync(world, CopierService.OperatorKey, null)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_settings_may_hold_the_hash_of_a_key_and_a_short_key_is_none_whatever_its_hash()
    {
        const string key = "hashed-0123456789abcdef0123456789abcdef";
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct,
            null,
            "--Admin:ApiKeys:3:Name=hashed",
            $"--Admin:ApiKeys:3:KeySha256={Hash(key)}",
            "--Admin:ApiKeys:4:Name=short",
            $"--Admin:ApiKeys:4:KeySha256={Hash("hunter2")}");

        (await AskAsync(world, key, null)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await AskAsync(world, Hash(key), null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await AskAsync(world, "hunter2", null)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task With_no_key_configured_nobody_is_let_in()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var settings = CopierService.Settings(world.GitHub, world.Folder).Where(setting => !setting.StartsWith("--Admin:", StringComparison.Ordinal));
        await using var service = CopierHost.Build([.. settings], builder => builder.Services.AddSerilog((_, logging) => logging.MinimumLevel.Fatal()));
        await service.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };

        foreach (var key in new[] { CopierService.OperatorKey, "", "null" })
        {
            client.DefaultRequestHeaders.Remove("Authorization");
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            (await client.GetAsync(new Uri("api/v1/sources", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static async Task<HttpResponseMessage> AskAsync(CopierWorld world, string key, string? forwardedFor)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Service.Url, "api/v1/sources"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (forwardedFor is not null)
        {
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        }

        return await client.SendAsync(request);
    }
}

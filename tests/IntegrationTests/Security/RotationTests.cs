using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.IntegrationTests.Admin;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.IntegrationTests.Settings;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Secrets that are files are exchanged under the running executable.</summary>
public sealed class RotationTests : IDisposable
{
    private static readonly string _firstKey = new('f', 40);
    private static readonly string _secondKey = new('s', 40);
    private readonly SecretFolder _secrets = new();

    [Fact]
    public async Task Webhook_secret_admin_key_and_App_key_change_without_a_restart()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var environment = new Dictionary<string, string> { ["COPIER_SECRETS_DIRECTORY"] = _secrets.Path, ["DOTNET_USE_POLLING_FILE_WATCHER"] = "1" };
        Lay("first", _firstKey, world.GitHub.App.PrivateKeyPem);
        await using var service = await CopierProcess.StartAsync(world, null, environment);
        var url = world.GitHub.WebhookUrl!;
        (await PingAsync(url, "first")).Should().Be(HttpStatusCode.OK);
        (await RefreshAsync(url, _firstKey)).Should().Be(HttpStatusCode.OK);
        (await PingAsync(url, "second")).Should().Be(HttpStatusCode.Unauthorized);
        (await RefreshAsync(url, _secondKey)).Should().Be(HttpStatusCode.Unauthorized);

        using var key = RSA.Create(2048);
        world.GitHub.App.ReplaceKey(key.ExportRSAPrivateKeyPem());
        (await RefreshAsync(url, _firstKey)).Should().NotBe(HttpStatusCode.OK);
        Lay("second", _secondKey, key.ExportRSAPrivateKeyPem());

        await UntilAsync(async () => await PingAsync(url, "second") == HttpStatusCode.OK);
        (await PingAsync(url, "first")).Should().Be(HttpStatusCode.Unauthorized);
        await UntilAsync(async () => await RefreshAsync(url, _secondKey) == HttpStatusCode.OK);
        (await RefreshAsync(url, _firstKey)).Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task While_the_file_of_the_App_key_is_exchanged_merges_are_taken_and_copied_as_ever()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        var file = world.Folder.KeyFile(world.GitHub);
        File.Delete(file);
        await world.Service.SendAsync("DELETE", "api/v1/installations/cache");

        var meanwhile = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));
        ((string)(await world.Service.FinishedAsync(meanwhile))["state"]!).Should().Be("succeeded");
        meanwhile.Answer!.Status.Should().Be(200);

        using var key = RSA.Create(2048);
        world.GitHub.App.ReplaceKey(key.ExportRSAPrivateKeyPem());
        await File.WriteAllTextAsync(file, key.ExportRSAPrivateKeyPem());
        await world.Service.SendAsync("DELETE", "api/v1/installations/cache");
        var after = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/c.go", "c"));
        ((string)(await world.Service.FinishedAsync(after))["state"]!).Should().Be("succeeded");
        after.Answer!.Status.Should().Be(200);
    }

    public void Dispose() => _secrets.Dispose();

    private void Lay(string webhookSecret, string adminKey, string appKey) => _secrets.Lay(
        ("GitHub__WebhookSecrets__0", webhookSecret),
        ("GitHub__PrivateKey", appKey),
        ("Admin__ApiKeys__5__Name", "rotated"),
        ("Admin__ApiKeys__5__Key", adminKey),
        ("Admin__ApiKeys__5__Role", "Operator"));

    private static Task<HttpStatusCode> PingAsync(Uri url, string secret) => SignedPing.SendAsync(url, secret);

    private static async Task<HttpStatusCode> RefreshAsync(Uri url, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, $"/api/v1/installations/{CopierWorld.Acme}/refresh")) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await SendAsync(request);
    }

    private static async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        // Wrong keys are counted, ten a minute.
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (!await holds())
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }
}

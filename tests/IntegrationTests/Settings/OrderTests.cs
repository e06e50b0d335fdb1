using System.Net;
using System.Net.Http.Headers;
using ExamplesCopier.IntegrationTests.Security;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Settings;

/// <summary>Which of several wins that say the same setting.</summary>
public sealed class OrderTests : IDisposable
{
    private readonly SecretFolder _secrets = new();

    [Fact]
    public async Task The_command_line_wins_over_secret_files_and_those_over_the_environment()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var environment = new Dictionary<string, string> { ["COPIER_SECRETS_DIRECTORY"] = _secrets.Path };
        foreach (var place in (int[])[5, 6, 7])
        {
            environment[$"Admin__ApiKeys__{place}__Name"] = $"key-{place}";
            environment[$"Admin__ApiKeys__{place}__Key"] = Key("environment", place);
        }

        _secrets.Lay(("Admin__ApiKeys__6__Key", Key("secret", 6)), ("Admin__ApiKeys__7__Key", Key("secret", 7)));
        await using var service = await CopierProcess.StartAsync(world, null, environment, $"--Admin:ApiKeys:7:Key={Key("argument", 7)}");

        (await AcceptedAsync(world, "environment", "secret", "argument")).Should().Equal("environment 5", "secret 6", "argument 7");
    }

    public void Dispose() => _secrets.Dispose();

    private static string Key(string origin, int place) => $"{origin}-{place}".PadRight(40, 'k');

    private static async Task<IReadOnlyList<string>> AcceptedAsync(CopierWorld world, params string[] origins)
    {
        var accepted = new List<string>();
        foreach (var (origin, place) in from place in (int[])[5, 6, 7] from origin in origins select (origin, place))
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key(origin, place));
            using var answer = await client.GetAsync(new Uri(world.GitHub.WebhookUrl!, "/api/v1/sources"));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                accepted.Add($"{origin} {place}");
            }
        }

        return accepted;
    }
}

using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Nobody but the configured host is asked, whatever that host says.</summary>
public sealed class OneHostTests
{
    private const string Configuration = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - repo: initech/handbook
                    path_transform: code/${relative_path}
                    commit_strategy: {type: pull_request, labels: [copied]}
        """;

    private static readonly string[] _repository = ["--Copier:ConfigFile=", "--Copier:ConfigRepository=acme/config", "--Copier:ConfigBranch=main", "--Copier:ConfigPath=copier.yaml"];

    // Every client that asks GitHub: Octokit and our own, as the App and as an installation, reading and writing, by REST and by GraphQL.
    private static readonly (string Path, bool IsTold)[] _places =
    [
        ("^/app$", false),
        ("/access_tokens$", true),
        ("/installation$", true),
        ("/commits/", true),
        ("/contents/", true),
        ("/pulls/[0-9]+/files", true),
        ("/graphql$", true),
        ("/git/blobs/", true),
        ("/git/trees$", true),
        ("/labels$", true),
        ("/pulls/[0-9]+$", true),
        ("/pulls$", false),
    ];

    public static TheoryData<string, bool, int> Redirects =>
        new(_places.SelectMany(place => Statuses(place.Path).Select(status => (place.Path, place.IsTold, status))));

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_redirect_to_another_host_is_not_followed(string path, bool isTold, int status)
    {
        await using var other = await SimulatedGitHub.StartAsync();
        await using var world = await CopierWorld.PrepareAsync(Configuration, github => github.CreateRepository("acme/config", repository => repository.File("copier.yaml", Configuration)));
        var redirect = world.GitHub.Faults.Add(new FaultRule
        {
            Times = int.MaxValue,
            Path = path,
            Answer = new FaultAnswer(status, "") { Headers = new Dictionary<string, string> { ["Location"] = new Uri(other.Url, "stolen?token=please").ToString() } },
        });
        await world.StartServiceAsync(_repository);

        var told = await ActAsync(world);

        await redirect.FirstHit.WaitAsync(TimeSpan.FromSeconds(30));
        other.Requests.Should().BeEmpty();
        other.UnexpectedRequests.Should().BeEmpty();
        if (isTold)
        {
            told.Should().Contain($"to {other.Url.GetLeftPart(UriPartial.Authority)}, which is not asked").And.NotContain("stolen");
        }
    }

    // With 307 a client sends the same again, body and all.
    private static int[] Statuses(string path) => path is "/graphql$" or "/installation$" or "/contents/" ? [301, 302, 307, 308] : [307];

    /// <summary>Makes the service ask GitHub in every way that it has.</summary>
    /// <returns>What it tells of it.</returns>
    private static async Task<string> ActAsync(CopierWorld world)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Executable("go/run.sh", "#!/bin/sh\n").Write("go/long.txt", new string('x', 600_000)));
        var answer = merge.Answer!.Body;
        if (merge.Answer.Status == 200)
        {
            await world.Service.SettledAsync(merge);
        }

        var preview = await world.Service.PostJsonAsync("api/v1/sources/acme/examples/preview", $$"""{"pull_request": {{merge.Number}}}""");
        await world.Service.LookAsync();
        var delivery = await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}");
        return $"{answer}\n{preview.Body}\n{delivery}\n{await world.Service.GetAsync("health")}".Replace("\\u0027", "'", StringComparison.Ordinal);
    }
}

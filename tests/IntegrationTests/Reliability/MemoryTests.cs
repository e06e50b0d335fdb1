using System.Globalization;
using System.Text;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>Contents pass through the real executable, which has little memory.</summary>
public sealed class MemoryTests
{
    private const int Sources = 10;
    private const int MB = 1024 * 1024;

    // What contents may take, and what the process has before the first comes.
    private const long HeapLimit = (256 + 44) * MB;

    [Fact]
    public async Task Ten_deliveries_at_once_bring_300_MB_through_a_heap_of_256()
    {
        await using var world = await CopierWorld.PrepareAsync(Configuration(), github =>
        {
            for (var i = 0; i < Sources; i++)
            {
                github.CreateRepository($"acme/source-{i}", repository => repository.File("README.md", "#"));
                github.CreateRepository($"acme/target-{i}", repository => repository.File("README.md", "#"));
            }
        });
        await using var service = await CopierProcess.StartAsync(world, HeapLimit);

        var merges = new List<ClosedPullRequest>();
        for (var i = 0; i < Sources; i++)
        {
            merges.Add(await world.GitHub.MergeAsync($"acme/source-{i}", pr => _ = i % 2 == 0 ? Binaries(pr) : Texts(pr, "a")));
            if (i % 2 != 0)
            {
                merges.Add(await world.GitHub.MergeAsync($"acme/source-{i}", pr => Texts(pr, "b")));
            }
        }

        foreach (var merge in merges)
        {
            var delivery = await service.FinishedAsync(merge);
            Service.Deliveries.State(delivery).Should().Be("succeeded");
            ((int)delivery["attempts"]!).Should().Be(1, "it never ran out of memory");
        }

        var bytes = 0L;
        for (var i = 0; i < Sources; i++)
        {
            var copies = world.GitHub.Repository($"acme/target-{i}").Tree("main").Where(file => file.Key != "README.md").ToDictionary(file => $"src/{file.Key}", file => file.Value.Oid);
            var source = world.GitHub.Repository($"acme/source-{i}").Tree("main").Where(file => file.Key != "README.md").ToList();
            copies.Should().BeEquivalentTo(source.ToDictionary(file => file.Key, file => file.Value.Oid));
            bytes += source.Sum(file => (long)file.Value.Bytes.Length);
        }

        bytes.Should().BeGreaterThan(300_000_000);
    }

    /// <summary>Too much for one mutation: blobs, trees, and a file that goes through the disk.</summary>
    private static PullRequestBuilder Binaries(PullRequestBuilder pr)
    {
        pr.Sized("src/large.bin", 24 * MB, binary: true);
        for (var file = 0; file < 20; file++)
        {
            var content = new byte[MB];
            new Random(file).NextBytes(content);
            pr.Write($"src/{file}.bin", content);
        }

        return pr;
    }

    /// <summary>As much as one mutation carries, in texts that come along with the read.</summary>
    private static PullRequestBuilder Texts(PullRequestBuilder pr, string round)
    {
        for (var file = 0; file < 17; file++)
        {
            var text = new StringBuilder();
            for (var line = 0; text.Length < 490_000; line++)
            {
                text.Append(CultureInfo.InvariantCulture, $"\"{round}\" {file}: line {line} of some text that is <b>copied</b>.\n");
            }

            pr.Write($"src/{round}-{file}.txt", text.ToString());
        }

        return pr;
    }

    private static string Configuration()
    {
        var yaml = new StringBuilder("sources:\n");
        for (var i = 0; i < Sources; i++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $$$"""
                  - repo: acme/source-{{{i}}}
                    copy_rules:
                      - name: all
                        source_pattern: {type: prefix, pattern: src/}
                        targets: [{repo: acme/target-{{{i}}}, path_transform: "${relative_path}"}]

                """);
        }

        return yaml.ToString();
    }
}

namespace ExamplesCopier.UnitTests.CommandLine;

public sealed class SendVerbTests
{
    private const string Commit = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    [Theory]
    [InlineData("--secret s --payload x", "Option '--url' is required.")]
    [InlineData("--url http://localhost --payload x", "Option '--secret' is required.")]
    [InlineData("--url localhost:80 --secret s --payload x", "--url must be an address that begins with http:// or https://.")]
    [InlineData("--url http://localhost --secret s", "Give --payload, or --repo, --pull-request and --merge-commit.")]
    [InlineData("--url http://localhost --secret s --repo acme/code", "--repo, --pull-request and --merge-commit belong together.")]
    [InlineData("--url http://localhost --secret s --payload x --pull-request 1", "Give --payload or --pull-request, not both.")]
    [InlineData("--url http://localhost --secret s --repo acme/code --pull-request 1 --merge-commit main", "--merge-commit must be the 40 hexadecimal digits of a commit.")]
    [InlineData($"--url http://localhost --secret s --repo acme/code --pull-request 0 --merge-commit {Commit}", "--pull-request must be a number from 1.")]
    [InlineData($"--url http://localhost --secret s --repo acme --pull-request 1 --merge-commit {Commit}", "'acme' is not a repository; write it as owner/name.")]
    public async Task Arguments_that_do_not_fit_together_are_told(string line, string problem) =>
        (await RunVerb.Async(["send", .. line.Split(' ')])).Should().Be(new RunVerb(2, "", $"{problem}\nSee copier send --help.\n"));

    [Fact]
    public async Task A_service_that_is_not_there_is_wrong_input()
    {
        var run = await RunVerb.Async("send", "--url", "http://127.0.0.1:1/webhooks/github", "--secret", "s", "--repo", "acme/code", "--pull-request", "1", "--merge-commit", Commit);

        run.ExitCode.Should().Be(1);
        run.Out.Should().BeEmpty();
        run.Error.Should().StartWith("http://127.0.0.1:1/webhooks/github cannot be reached: ");
    }

    [Fact]
    public async Task A_payload_that_is_not_there_is_wrong_input() =>
        (await RunVerb.Async("send", "--url", "http://127.0.0.1:1", "--secret", "s", "--payload", "nothing.json"))
            .Should().Be(new RunVerb(1, "", "nothing.json cannot be read: there is no such file.\n"));
}

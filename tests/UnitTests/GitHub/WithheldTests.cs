using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class WithheldTests
{
    [Theory]
    [InlineData("invalid value Y2FuYXJ5LWZpbGUtY29udGVudC01NQ== here", "invalid value … here")]
    [InlineData("Bad token ghs_abcdefghijklmnopqrstuvwxyz0123456789.", "Bad token ….")]
    [InlineData("Bad token github_pat_11AAAAAAA0_b.", "Bad token ….")]
    public void Tokens_and_encoded_contents_are_left_out(string words, string told) => Withheld.In(words).Should().Be(told);

    [Theory]
    [InlineData("No commit found for SHA: 6dcb09b5b57875f334f61aebed695e2e4193db5e")]
    [InlineData("Resource not accessible by integration")]
    [InlineData("acme/documentation-examples/code/main/src/very/long/path.go is not a file")]
    [InlineData("request 0199c4b2-3a61-7b0e-8a45-1f0c2f9f1b22")]
    public void Names_paths_and_hashes_stay(string words) => Withheld.In(words).Should().Be(words);
}

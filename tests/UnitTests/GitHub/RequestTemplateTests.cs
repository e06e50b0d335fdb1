using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class RequestTemplateTests
{
    [Theory]
    [InlineData("graphql", "/graphql")]
    [InlineData("app", "/app")]
    [InlineData("app/installations/7/access_tokens", "/app/installations/{id}/access_tokens")]
    [InlineData("repos/acme/docs/pulls/5/files?per_page=100", "/repos/{owner}/{repo}/pulls/{id}/files")]
    [InlineData("repos/git/pulls/git/blobs/0123", "/repos/{owner}/{repo}/git/blobs/{id}")]
    [InlineData("repos/acme/docs/contents/secret/git/file.go?ref=main", "/repos/{owner}/{repo}/contents/{name}")]
    [InlineData("repos/acme/docs/git/refs/heads/feature/x", "/repos/{owner}/{repo}/git/refs/heads/{name}")]
    [InlineData("repos/acme/docs/compare/a...b/c", "/repos/{owner}/{repo}/compare/{name}")]
    [InlineData("something/else", "/{id}/{id}")]
    public void Tells_what_is_asked_for_and_of_nobody(string path, string template) =>
        RequestTemplate.Of(new Uri($"https://api.github.com/{path}")).Should().Be(template);
}

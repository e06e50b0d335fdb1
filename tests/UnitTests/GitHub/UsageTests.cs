using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>What is counted of requests.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly GitHubChain _github = new();

    [Fact]
    public async Task Every_request_is_counted_for_the_installation_that_it_is_made_for()
    {
        using var one = await _github.ReadAsync(7);
        using var other = await _github.WriteAsync(8);

        _github.Counted.Should().Equal((new InstallationId(7), false), (new InstallationId(8), false));
    }

    [Fact]
    public async Task An_answer_that_says_no_is_an_error()
    {
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.UnprocessableEntity));

        await FluentActions.Awaiting(() => _github.ReadAsync()).Should().ThrowAsync<FaultException>();

        _github.Counted.Should().Equal((new InstallationId(7), true));
    }

    public void Dispose() => _github.Dispose();
}

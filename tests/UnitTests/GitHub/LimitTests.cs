using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>A limit, in whatever form it comes, holds for all of its installation: until its moment nothing more is sent.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly GitHubChain _github = new();

    [Fact]
    public async Task While_a_limit_holds_requests_fail_at_once_without_being_sent()
    {
        var until = _github.Time.GetUtcNow().AddSeconds(30);
        _github.Answer = _ => Task.FromResult(Secondary("30"));
        (await FaultAsync()).Should().BeOfType<RateLimited>().Which.Until.Should().Be(until);

        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.OK));
        (await FaultAsync()).Should().BeOfType<RateLimited>().Which.Until.Should().Be(until);
        _github.Sent.Should().HaveCount(1);

        _github.Time.Advance(TimeSpan.FromSeconds(30));
        using var answer = await _github.WriteAsync();
        _github.Sent.Should().HaveCount(2);
    }

    [Fact]
    public async Task Another_installation_goes_on()
    {
        _github.Answer = _ => Task.FromResult(Secondary("30"));
        await FaultAsync();
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.OK));

        using var answer = await _github.WriteAsync(installation: 8);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_limit_that_names_no_time_and_comes_again_is_waited_for_twice_as_long_up_to_an_hour()
    {
        _github.Answer = _ => Task.FromResult(Secondary(null));
        var waits = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var wait = ((RateLimited)await FaultAsync()).Until - _github.Time.GetUtcNow();
            waits.Add(wait.TotalSeconds);
            _github.Time.Advance(wait);
        }

        waits.Should().Equal(60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600);

        _github.Time.Advance(TimeSpan.FromHours(2));
        ((RateLimited)await FaultAsync()).Until.Should().Be(_github.Time.GetUtcNow().AddSeconds(60), "it had long been quiet");
    }

    [Theory]
    [InlineData("""{"data":null,"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}""")]
    [InlineData("""{"errors":[{"message":"You have exceeded a secondary rate limit."}]}""")]
    [InlineData("""{"data":{"source":null},"errors":[{"type":"RATE_LIMITED","path":["source"],"message":"API rate limit exceeded"}]}""")]
    public async Task A_limit_that_comes_as_a_success_of_GraphQL_closes_the_installation_too(string body)
    {
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.OK, body));
        try
        {
            using var answer = await _github.Resolve<GraphQLClient>().SendAsync(new InstallationId(7), "query {}", _ => { }, isMutation: false, TestContext.Current.CancellationToken);
        }
        catch (FaultException exception)
        {
            exception.Fault.Should().BeOfType<RateLimited>();
        }

        (await GitHubChain.FaultOfAsync(_github.ReadAsync())).Should().BeOfType<RateLimited>();
        _github.Sent.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("""{"errors":[1,null,"x",[],{"type":7,"message":[],"path":{}}]}""")]
    [InlineData("""{"errors":{}}""")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task An_answer_of_GraphQL_in_another_shape_passes(string body)
    {
        _github.Answer = _ => Task.FromResult(GitHubChain.Of(HttpStatusCode.OK, body));
        var asking = () => _github.Resolve<GraphQLClient>().SendAsync(new InstallationId(7), "query {}", _ => { }, isMutation: false, TestContext.Current.CancellationToken);

        (await asking.Should().ThrowAsync<FaultException>()).Which.Fault.Should().BeOfType<Transient>();
    }

    public void Dispose() => _github.Dispose();

    private Task<Fault> FaultAsync() => GitHubChain.FaultOfAsync(_github.WriteAsync());

    private static HttpResponseMessage Secondary(string? after) => after is null
        ? GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"You have exceeded a secondary rate limit."}""")
        : GitHubChain.Of(HttpStatusCode.Forbidden, """{"message":"You have exceeded a secondary rate limit."}""", ("retry-after", after));
}

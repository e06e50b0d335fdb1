using System.Globalization;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class InstallationQuotasTests
{
    private static readonly InstallationId _seven = new(7);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly InstallationQuotas _quotas;

    public InstallationQuotasTests() => _quotas = new InstallationQuotas(_time);

    [Theory]
    [InlineData(5000, false)]
    [InlineData(500, false)]
    [InlineData(499, true)]
    [InlineData(0, true)]
    public void Less_than_a_tenth_is_scarce(int remaining, bool isScarce)
    {
        Learn(remaining);

        _quotas.IsScarce(_seven).Should().Be(isScarce);
        _quotas.IsScarce(new InstallationId(8)).Should().BeFalse();
    }

    [Fact]
    public void A_new_hour_brings_a_new_quota()
    {
        Learn(10);

        _time.Advance(TimeSpan.FromHours(1));

        _quotas.IsScarce(_seven).Should().BeFalse();
        _quotas.Of(_seven).Should().BeEmpty("what was left then says nothing of now");
    }

    [Fact]
    public void Either_of_REST_and_GraphQL_may_be_scarce_and_the_newest_answer_of_each_counts()
    {
        Learn(10, "graphql");
        Learn(4000, "core");
        _quotas.IsScarce(_seven).Should().BeTrue();

        Learn(4900, "graphql");
        _quotas.IsScarce(_seven).Should().BeFalse();
    }

    [Fact]
    public void An_answer_that_tells_of_no_quota_changes_nothing()
    {
        Learn(10);

        using var silent = new HttpResponseMessage();
        _quotas.Learn(_seven, silent.Headers);

        _quotas.IsScarce(_seven).Should().BeTrue();
    }

    private void Learn(int remaining, string resource = "core")
    {
        using var answer = new HttpResponseMessage();
        answer.Headers.Add("x-ratelimit-limit", "5000");
        answer.Headers.Add("x-ratelimit-remaining", remaining.ToString(CultureInfo.InvariantCulture));
        answer.Headers.Add("x-ratelimit-reset", _time.GetUtcNow().AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        answer.Headers.Add("x-ratelimit-resource", resource);
        _quotas.Learn(_seven, answer.Headers);
    }
}

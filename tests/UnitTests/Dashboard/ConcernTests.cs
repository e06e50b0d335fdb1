using ExamplesCopier.Api.Dashboard.Pages.Overview;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class ConcernTests
{
    private static readonly DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly HealthReport _well = new(HealthLevel.Healthy, new GitHubHealth(HealthLevel.Healthy, true, null), [], "abc", [], new QueueLengths(0, 0));
    private static readonly QueueStatus _idle = new(new Dictionary<DeliveryState, int>(), null, null, null);

    [Fact]
    public void Nothing_is_wrong() => Concern.Of(_well, _idle, false, new InstallationsSeen([Of()], null), _now).Should().BeEmpty();

    [Fact]
    public void A_broken_configuration_says_what_stays_in_force() =>
        Concern.Of(_well with { ConfigurationProblems = ["line 3: no"] }, _idle, false, null, _now).Should().ContainSingle()
            .Which.Should().Match<Concern>(concern => concern.IsBad && concern.What.Contains("line 3: no") && concern.Next.Contains("Version abc stays in force"));

    [Fact]
    public void A_GitHub_that_refuses_the_App_is_told_once()
    {
        var refused = _well with { GitHub = new GitHubHealth(HealthLevel.Degraded, false, "bad key") };

        Concern.Of(refused, _idle, false, new InstallationsSeen([], "bad key"), _now).Should().ContainSingle().Which.What.Should().Contain("bad key");
    }

    [Theory]
    [InlineData(6, false, 1)]
    [InlineData(4, false, 0)]
    [InlineData(60, true, 0)]
    public void Work_that_nobody_does_is_told_unless_it_is_paused(int minutes, bool paused, int told) =>
        Concern.Of(_well, _idle with { OldestDue = _now.AddMinutes(-minutes) }, paused, null, _now)
            .Count(concern => concern.What.Contains("nobody works on it")).Should().Be(told);

    [Fact]
    public void A_pause_is_told() => Concern.Of(_well, _idle, true, null, _now).Should().ContainSingle().Which.Address.Should().Be("/resume");

    [Fact]
    public void An_installation_that_lacks_something_is_told_with_its_page()
    {
        var seen = new InstallationsSeen([Of(missing: ["contents: write"]), Of(suspended: _now), Of(remaining: 10)], null);

        Concern.Of(_well, _idle, false, seen, _now).Select(concern => concern.What).Should().Equal(
            "On acme the App is not allowed contents: write.", "The App is suspended on acme.", "Of the core quota of acme 10 of 5000 are left.");
    }

    private static InstallationOverview Of(IReadOnlyList<string>? missing = null, DateTimeOffset? suspended = null, long remaining = 4000) => new(
        new InstallationState
        {
            Id = new InstallationId(1),
            Account = "acme",
            Permissions = new Dictionary<string, string>(),
            ReachesAll = true,
            SuspendedAt = suspended,
            Quotas = [new InstallationQuota("core", 5000, remaining, _now.AddMinutes(30))],
        },
        missing ?? []);
}

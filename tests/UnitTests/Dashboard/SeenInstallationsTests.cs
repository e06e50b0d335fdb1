using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class SeenInstallationsTests
{
    private static readonly InstallationState _acme = new()
    {
        Id = new InstallationId(1),
        Account = "acme",
        Permissions = new Dictionary<string, string>(),
        ReachesAll = true,
        Quotas = [],
    };

    private readonly FakeTimeProvider _time = new();
    private int _asked;

    [Fact]
    public async Task GitHub_is_asked_once_in_five_minutes()
    {
        using var seen = new SeenInstallations(_time);

        await seen.LookAsync(ListAsync, CancellationToken.None);
        _time.Advance(SeenInstallations.Lifetime - TimeSpan.FromSeconds(1));
        await seen.LookAsync(ListAsync, CancellationToken.None);
        _asked.Should().Be(1);

        _time.Advance(TimeSpan.FromSeconds(1));
        await seen.LookAsync(ListAsync, CancellationToken.None);
        _asked.Should().Be(2);
    }

    [Fact]
    public async Task What_was_seen_last_stays_when_GitHub_refuses()
    {
        using var seen = new SeenInstallations(_time);
        await seen.LookAsync(ListAsync, CancellationToken.None);
        _time.Advance(SeenInstallations.Lifetime);

        var (states, problem) = await seen.LookAsync(_ => throw new FaultException(new Transient("GitHub answered 502.")), CancellationToken.None);

        states.Should().Equal(_acme);
        problem.Should().Be("GitHub answered 502.");
    }

    [Fact]
    public async Task A_page_does_not_wait_for_a_GitHub_that_hangs()
    {
        using var seen = new SeenInstallations(_time);

        var look = seen.LookAsync(
            async cancellation =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return [];
            },
            CancellationToken.None);
        _time.Advance(SeenInstallations.Patience);

        (await look).Problem.Should().Be("GitHub did not answer within 3 seconds.");
    }

    private Task<IReadOnlyList<InstallationState>> ListAsync(CancellationToken cancellationToken)
    {
        _asked++;
        return Task.FromResult<IReadOnlyList<InstallationState>>([_acme]);
    }
}

using System.Threading.Channels;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

/// <summary>A replica looks every second whether another one was told to forget.</summary>
public sealed class InstallationWatchTests : IInstallationSignal, IInstallations, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<long> _answers = Channel.CreateUnbounded<long>();
    private readonly SemaphoreSlim _asked = new(0);
    private int _forgotten;

    [Fact]
    public async Task What_was_raised_before_the_start_is_nothing_to_it_and_what_comes_later_is()
    {
        using var watch = new InstallationWatch(this, this, _time, NullLogger<InstallationWatch>.Instance);
        await _answers.Writer.WriteAsync(3, TestContext.Current.CancellationToken);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await _asked.WaitAsync(TestContext.Current.CancellationToken);

        await LookAsync(3);
        _forgotten.Should().Be(0);
        await LookAsync(4);
        await LookAsync(4);

        await watch.StopAsync(TestContext.Current.CancellationToken);
        _forgotten.Should().Be(1);
    }

    public void Dispose() => _asked.Dispose();

    Task<long> IInstallationSignal.CountAsync(CancellationToken cancellationToken)
    {
        _asked.Release();
        return _answers.Reader.ReadAsync(cancellationToken).AsTask();
    }

    Task IInstallationSignal.RaiseAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IInstallationSignal.RaiseAsync(AdminAct act, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<RepositoryAccess> IInstallations.ResolveAsync(RepositoryName repository, InstallationId? known, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task IInstallations.AuthenticateAsync(InstallationId installation, CancellationToken cancellationToken) => throw new NotSupportedException();

    void IInstallations.Forget() => _forgotten++;

    /// <summary>Lets a second pass and answers the look. That it looks again says that it is done with the answer before.</summary>
    private async Task LookAsync(long count)
    {
        while (_asked.CurrentCount == 0)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await _asked.WaitAsync(TestContext.Current.CancellationToken);
        await _answers.Writer.WriteAsync(count, TestContext.Current.CancellationToken);
    }
}

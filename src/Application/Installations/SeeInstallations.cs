using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Installations;

/// <summary>
/// The installations as GitHub listed them in the last minutes, for pages that are looked at again and again: GitHub is asked once in
/// <see cref="SeenInstallations.Lifetime"/>, and not waited for longer than <see cref="SeenInstallations.Patience"/>.
/// </summary>
public sealed record SeeInstallations : IRequest<InstallationsSeen>;

/// <param name="Installations">The newest list that is known, with what is missing by the configuration of now; empty when GitHub never answered.</param>
/// <param name="Problem">Why there is no newer one; null when GitHub answered.</param>
public sealed record InstallationsSeen(IReadOnlyList<InstallationOverview> Installations, string? Problem);

internal sealed class SeeInstallationsHandler(SeenInstallations seen, IInstallationDirectory directory, CurrentConfiguration configuration)
    : IRequestHandler<SeeInstallations, InstallationsSeen>
{
    public async Task<InstallationsSeen> Handle(SeeInstallations request, CancellationToken cancellationToken)
    {
        var loaded = (await configuration.RefreshAsync(cancellationToken)).Loaded?.Configuration;
        var (states, problem) = await seen.LookAsync(directory.ListAsync, cancellationToken);
        return new InstallationsSeen([.. states.Select(state => InstallationOverview.Of(state, loaded))], problem);
    }
}

/// <summary>What this process last saw of the installations.</summary>
internal sealed class SeenInstallations(TimeProvider time) : IDisposable
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(5);

    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1);
    private IReadOnlyList<InstallationState> _states = [];
    private string? _problem;
    private DateTimeOffset _asked = DateTimeOffset.MinValue;

    public async Task<(IReadOnlyList<InstallationState> States, string? Problem)> LookAsync(
        Func<CancellationToken, Task<IReadOnlyList<InstallationState>>> list, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _asked >= Lifetime)
            {
                await AskAsync(list, cancellationToken);
            }

            return (_states, _problem);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task AskAsync(Func<CancellationToken, Task<IReadOnlyList<InstallationState>>> list, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            (_states, _problem) = (await list(either.Token), null);
        }
        catch (FaultException exception)
        {
            _problem = exception.Fault.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _problem = $"GitHub did not answer within {Patience.TotalSeconds:0} seconds.";
        }

        _asked = time.GetUtcNow();
    }
}

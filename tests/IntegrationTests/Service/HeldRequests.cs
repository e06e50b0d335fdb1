using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Requests that the simulator keeps waiting until the test lets them go, so that a test sees how many are under way.</summary>
internal sealed class HeldRequests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<FaultRule> _rules = [];

    private HeldRequests()
    {
    }

    /// <summary>How many have come so far.</summary>
    public int Count => _rules.Sum(rule => rule.Hits);

    /// <summary>Holds up to <paramref name="max"/> requests; <paramref name="rule"/> says which, given what holds them.</summary>
    public static HeldRequests In(SimulatedGitHub github, int max, Func<Task, FaultRule> rule)
    {
        var held = new HeldRequests();
        for (var i = 0; i < max; i++)
        {
            held._rules.Add(github.Faults.Add(rule(held._go.Task)));
        }

        return held;
    }

    /// <summary>Waits until so many are held.</summary>
    public Task ComeAsync(int count) => Task.WhenAll(_rules.Take(count).Select(rule => rule.FirstHit)).WaitAsync(_patience);

    public void LetGo() => _go.TrySetResult();
}

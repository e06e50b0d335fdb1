using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Remembers how the last authenticated call went.</summary>
internal sealed class GitHubStatus : IGitHubStatus
{
    private volatile Outcome? _last;

    public bool? Authenticated => _last?.Authenticated;

    public string? Problem => _last?.Problem;

    public void Worked() => _last = new Outcome(true, null);

    public void Failed(string problem) => _last = new Outcome(false, problem);

    private sealed record Outcome(bool Authenticated, string? Problem);
}

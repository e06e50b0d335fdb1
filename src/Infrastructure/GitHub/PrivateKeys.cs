using ExamplesCopier.Infrastructure.GitHub.Authentication;

namespace ExamplesCopier.Infrastructure.GitHub;

/// <summary>Checks the App's private key without using it.</summary>
public static class PrivateKeys
{
    /// <summary>Why the configured key cannot be used; null when it can.</summary>
    public static string? ProblemOf(GitHubOptions options)
    {
        var (key, problem) = AppKey.Load(options);
        key?.Dispose();
        return problem;
    }
}

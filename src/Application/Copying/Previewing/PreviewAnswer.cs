using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>What came of the wish for a preview.</summary>
public abstract record PreviewAnswer
{
    private PreviewAnswer()
    {
    }

    /// <summary>The preview.</summary>
    public sealed record Shown(CopyPreview Preview) : PreviewAnswer;

    /// <summary>There is no such source, or it is not the caller's.</summary>
    public sealed record UnknownSource : PreviewAnswer;

    /// <summary>The configuration that was given has no such source.</summary>
    public sealed record NotConfigured(IReadOnlyList<RepositoryName> Known) : PreviewAnswer;

    /// <summary>GitHub knows no pull request of that number.</summary>
    public sealed record NoPullRequest(int Number) : PreviewAnswer;

    /// <summary>The source's own file cannot be used.</summary>
    public sealed record BrokenConfiguration(string Problem) : PreviewAnswer;

    /// <summary>Less than a tenth of an installation's quota is left; it is kept for merges.</summary>
    /// <param name="Installation">The installation.</param>
    /// <param name="Until">When its quota is renewed.</param>
    public sealed record Scarce(InstallationId Installation, DateTimeOffset Until) : PreviewAnswer
    {
        public string Message => $"Less than a tenth of the quota of installation {Installation} is left; it is kept for merges until {Until:u}.";
    }

    /// <summary>The configuration that was given is not valid.</summary>
    /// <param name="File">The file, as its problems name it; null for the one that was given.</param>
    /// <param name="Reading">Its problems.</param>
    public sealed record Invalid(string? File, ConfigurationReading Reading) : PreviewAnswer;
}

/// <summary>What is to be previewed.</summary>
/// <param name="Source">The source with its rules.</param>
/// <param name="IsConfiguration">Tells files that configure this service.</param>
/// <param name="PullRequest">A pull request; null for paths.</param>
/// <param name="Paths">Paths, when it is no pull request.</param>
internal sealed record PreviewSubject(Source Source, Func<RepositoryName, string, bool> IsConfiguration, int? PullRequest, IReadOnlyList<string> Paths);

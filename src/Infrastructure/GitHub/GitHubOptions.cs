namespace ExamplesCopier.Infrastructure.GitHub;

/// <summary>The GitHub App that the service acts as; the section <c>GitHub</c> of the settings.</summary>
public sealed class GitHubOptions
{
    public const string SectionName = "GitHub";

    /// <summary>The App's id, or its client id.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The App's private key: PEM, or base64 of it.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>A file with the key, instead of <see cref="PrivateKey"/>.</summary>
    public string? PrivateKeyPath { get; set; }

    /// <summary>GitHub's REST API; for GitHub Enterprise Server <c>https://host/api/v3/</c>.</summary>
    public Uri ApiUrl { get; set; } = new("https://api.github.com/");

    /// <summary>The installation to use where none is configured and it reaches the repository.</summary>
    public long? DefaultInstallationId { get; set; }

    /// <summary>The least time between two writes of one installation; seconds, 0 to 60. GitHub asks for one second.</summary>
    public double WriteIntervalSeconds { get; set; } = 1;

    /// <summary>Writes of one installation in an hour, 0 to 100,000; with it, at most 80 in a minute. GitHub's secondary limit is 500; 0 is no limit.</summary>
    public int WritesPerHour { get; set; } = 500;

    /// <summary>How long GitHub, or an installation, that was found down is left alone at first; seconds, 0.01 to 600. It grows eightfold.</summary>
    public double CircuitSeconds { get; set; } = 15;

    /// <summary><see cref="ApiUrl"/> with its closing slash.</summary>
    internal Uri RestUrl => ApiUrl.AbsoluteUri.EndsWith('/') ? ApiUrl : new Uri($"{ApiUrl.AbsoluteUri}/");

    /// <summary>Where the pages for people begin: on github.com and in a tenant of ghe.com beside the API's host, on an Enterprise Server on the same.</summary>
    internal Uri WebUrl => RestUrl is { Host: ['a', 'p', 'i', '.', .. var host], AbsolutePath: "/" } ? new Uri($"{RestUrl.Scheme}://{host}/") : new Uri(RestUrl, "/");

    /// <summary>GraphQL stands beside the REST API: https://docs.github.com/enterprise-server/graphql/guides/managing-enterprise-accounts.</summary>
    internal Uri GraphQLUrl => new(RestUrl, "../graphql");
}

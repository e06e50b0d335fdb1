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

    /// <summary><see cref="ApiUrl"/> with its closing slash.</summary>
    internal Uri RestUrl => ApiUrl.AbsoluteUri.EndsWith('/') ? ApiUrl : new Uri($"{ApiUrl.AbsoluteUri}/");

    /// <summary>GraphQL stands beside the REST API: https://docs.github.com/enterprise-server/graphql/guides/managing-enterprise-accounts.</summary>
    internal Uri GraphQLUrl => new(RestUrl, "../graphql");
}

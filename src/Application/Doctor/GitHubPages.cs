using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Doctor;

/// <summary>The pages on which people put things right; those of github.com and of an Enterprise Server have the same paths.</summary>
/// <param name="web">Where GitHub's pages begin.</param>
/// <param name="app">Our App; null while GitHub does not tell which it is.</param>
internal sealed class GitHubPages(Uri web, AppRegistration? app)
{
    /// <summary>The App's settings, with its key and its webhook; without the App, the list of all.</summary>
    public string App => app switch
    {
        null or { Owner: "" } => $"{web}settings/apps",
        { IsOfOrganisation: true } => $"{web}organizations/{app.Owner}/settings/apps/{app.Slug}",
        _ => $"{web}settings/apps/{app.Slug}",
    };

    /// <summary>Its permissions and events.</summary>
    public string Permissions => Of("permissions");

    /// <summary>Its recent deliveries.</summary>
    public string Deliveries => Of("advanced");

    /// <summary>Where an account installs it.</summary>
    public string Install => app is null ? App : $"{app.Page}/installations/new";

    public string Settings(RepositoryName repository) => $"{web}{repository}/settings";

    public string Rules(RepositoryName repository) => $"{web}{repository}/settings/rules";

    public string Branches(RepositoryName repository) => $"{web}{repository}/branches";

    public string Repository(RepositoryName repository) => $"{web}{repository}";

    private string Of(string part) => app is null or { Owner: "" } ? App : $"{App}/{part}";
}

using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>Who is concerned with a pull request, and how it is labelled.</summary>
internal sealed class PullRequestPeople(SimulatedPullRequest pull)
{
    /// <summary>GitHub assigns no more people than this.</summary>
    private const int MostAssignees = 10;

    public List<Label> Labels { get; } = [];

    public List<Account> Assignees { get; } = [];

    public List<Account> Reviewers { get; } = [];

    public List<Team> Teams { get; } = [];

    public HashSet<string> Approvals { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static string NoCollaborator(SimulatedRepository repository) =>
        $"Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the {repository.FullName} repository.";

    public void Label(IEnumerable<Label> labels) => Labels.AddRange(labels.Except(Labels).ToList());

    /// <summary>Assigns those who have access; GitHub leaves the others out without a word.</summary>
    public void Assign(IEnumerable<Account> accounts)
    {
        foreach (var account in accounts.Where(pull.Repository.Access.Has))
            if (!Assignees.Contains(account) && Assignees.Count < MostAssignees) Assignees.Add(account);
    }

    /// <exception cref="GitHubError">422 for the author, and for anybody without access; nobody is asked then.</exception>
    public void Request(IReadOnlyCollection<Account> users, IReadOnlyCollection<Team> teams)
    {
        if (users.Contains(pull.AuthorAccount)) throw GitHubError.Unprocessable("Review cannot be requested from pull request author.");
        if (!users.All(pull.Repository.Access.Has) || !teams.All(t => t.Organization == pull.Repository.Owner && pull.Repository.Access.Has(t)))
            throw GitHubError.Unprocessable(NoCollaborator(pull.Repository));
        Reviewers.AddRange(users.Except(Reviewers).ToList());
        Teams.AddRange(teams.Except(Teams).ToList());
    }
}

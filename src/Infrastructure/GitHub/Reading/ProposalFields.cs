using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>What is asked of a pull request of ours, and what the answer says.</summary>
internal static partial class ProposalFields
{
    // GitHub's largest page; a pull request with more of either is left to people.
    private const int Page = 100;

    public static void Write(StringBuilder fields, DocumentVariables variables, TargetQuery target, ProposalQuery proposal)
    {
        var which = $"headRefName:{variables.Text(proposal.Branch.Value)},baseRefName:{variables.Text(target.Branch.Value)}";
        var commits = proposal.Strategy.AutoMerge ? $" mergeable autoMergeRequest{{enabledAt}} commits(first:{Page}){{totalCount nodes{{commit{{{SnapshotDocument.Authorship}}}}}}}" : "";
        fields.Append(CultureInfo.InvariantCulture, $"pulls:pullRequests({which},states:OPEN,first:1){{nodes{{id number url title body files(first:{Page}){{totalCount nodes{{path}}}}{commits}}}}}");
        fields.Append(CultureInfo.InvariantCulture, $"ended:pullRequests({which},states:[CLOSED,MERGED],first:1,orderBy:{{field:CREATED_AT,direction:DESC}})");
        fields.Append("{nodes{number url body state headRefOid timelineItems(itemTypes:[CLOSED_EVENT],last:1){nodes{...on ClosedEvent{actor{login}}}}}}");
        if (proposal.Strategy.UsePullRequestTemplate)
        {
            fields.Append("pullRequestTemplates{filename body}");
        }

        foreach (var (label, index) in proposal.Strategy.Labels.Select((label, index) => (label, index)))
        {
            fields.Append(CultureInfo.InvariantCulture, $"label{index}:label(name:{variables.Text(label)}){{id}}");
        }
    }

    /// <summary>People and teams stand outside the repository.</summary>
    public static void WriteDress(StringBuilder fields, DocumentVariables variables, string alias, TargetQuery target, CommitStrategy strategy)
    {
        foreach (var (login, index) in strategy.Reviewers.Concat(strategy.Assignees).Select((login, index) => (login, index)))
        {
            fields.Append(CultureInfo.InvariantCulture, $"{alias}u{index}:user(login:{variables.Text(login)}){{id}}");
        }

        foreach (var (team, index) in strategy.TeamReviewers.Select((team, index) => (team, index)))
        {
            var (owner, slug) = TeamOf(team, target);
            fields.Append(CultureInfo.InvariantCulture, $"{alias}g{index}:organization(login:{variables.Text(owner)}){{team(slug:{variables.Text(slug)}){{id}}}}");
        }
    }

    /// <summary>A team that the App may not see is as good as one that does not exist: the pull request goes without it, and says so.</summary>
    public static bool IsOfDress(GraphQLError error) => error.Type == "FORBIDDEN" && error.Alias is { } alias && DressAlias().IsMatch(alias);

    public static OpenPullRequest? Open(JsonElement repository, AppIdentity app)
    {
        var nodes = repository.GetProperty("pulls").GetProperty("nodes");
        if (nodes.GetArrayLength() == 0)
        {
            return null;
        }

        var pull = nodes[0];
        return new OpenPullRequest(
            pull.GetProperty("id").GetString()!,
            pull.GetProperty("number").GetInt32(),
            pull.GetProperty("url").GetString()!,
            pull.GetProperty("title").GetString() ?? "",
            pull.GetProperty("body").GetString() ?? "")
        {
            Paths = All(pull, "files") is { } files ? files.Select(file => file.GetProperty("path").GetString()!).ToHashSet(StringComparer.Ordinal) : null,
            IsAllOurs = !pull.TryGetProperty("commits", out _) || (All(pull, "commits") is { } commits && commits.All(commit => app.IsAuthorOf(commit.GetProperty("commit")))),
            HasAutoMerge = pull.TryGetProperty("autoMergeRequest", out var request) && request.ValueKind == JsonValueKind.Object,
            HasConflict = pull.TryGetProperty("mergeable", out var mergeable) && mergeable.GetString() == "CONFLICTING",
        };
    }

    public static EndedPullRequest? Ended(JsonElement repository, AppIdentity app)
    {
        var nodes = repository.GetProperty("ended").GetProperty("nodes");
        if (nodes.GetArrayLength() == 0)
        {
            return null;
        }

        var pull = nodes[0];
        return new EndedPullRequest(
            pull.GetProperty("number").GetInt32(),
            pull.GetProperty("url").GetString()!,
            CommitSha.Parse(pull.GetProperty("headRefOid").GetString()!),
            pull.GetProperty("body").GetString() ?? "",
            pull.GetProperty("state").GetString() == "MERGED",
            CloserOf(pull) is { } closer && app.IsLogin(closer));
    }

    public static string? Template(JsonElement repository) =>
        repository.TryGetProperty("pullRequestTemplates", out var templates) && templates.ValueKind == JsonValueKind.Array
            ? templates.EnumerateArray().Select(template => template.GetProperty("body").GetString()).FirstOrDefault(body => !string.IsNullOrWhiteSpace(body))
            : null;

    public static PullRequestDress Dress(JsonElement data, JsonElement repository, string alias, TargetQuery target, CommitStrategy strategy)
    {
        var labels = strategy.Labels.Select((label, index) => (Name: label, Id: IdAt(repository, $"label{index}"))).ToList();
        var people = strategy.Reviewers.Concat(strategy.Assignees).Select((login, index) => (Name: $"the user '{login}'", Id: IdAt(data, $"{alias}u{index}"))).ToList();
        var teams = strategy.TeamReviewers.Select((team, index) => (Name: $"the team '{TeamOf(team, target).Owner}/{TeamOf(team, target).Slug}'", Id: TeamIdAt(data, $"{alias}g{index}"))).ToList();
        return new PullRequestDress
        {
            Labels = [.. labels.Select(label => label.Id).OfType<string>()],
            MissingLabels = [.. labels.Where(label => label.Id is null).Select(label => label.Name)],
            Reviewers = [.. people.Take(strategy.Reviewers.Count).Select(person => person.Id).OfType<string>()],
            Assignees = [.. people.Skip(strategy.Reviewers.Count).Select(person => person.Id).OfType<string>()],
            TeamReviewers = [.. teams.Select(team => team.Id).OfType<string>()],
            Unknown = [.. people.Concat(teams).Where(one => one.Id is null).Select(one => one.Name).Distinct(StringComparer.Ordinal)],
        };
    }

    // A slug of the target's own organisation, or organisation/slug.
    private static (string Owner, string Slug) TeamOf(string team, TargetQuery target) =>
        team.Split('/', 2) is [var owner, var slug] ? (owner, slug) : (target.Repository.Name.Owner, team);

    private static List<JsonElement>? All(JsonElement pull, string connection)
    {
        var found = pull.GetProperty(connection);
        return found.ValueKind == JsonValueKind.Object && found.GetProperty("totalCount").GetInt32() <= Page ? [.. found.GetProperty("nodes").EnumerateArray()] : null;
    }

    [GeneratedRegex(@"\At\d+[ug]\d+\z")]
    private static partial Regex DressAlias();

    private static string? CloserOf(JsonElement pull) =>
        pull.GetProperty("timelineItems").GetProperty("nodes").EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("actor", out var actor) && actor.ValueKind == JsonValueKind.Object ? actor.GetProperty("login").GetString() : null)
            .LastOrDefault();

    private static string? IdAt(JsonElement parent, string alias) =>
        parent.TryGetProperty(alias, out var found) && found.ValueKind == JsonValueKind.Object ? found.GetProperty("id").GetString() : null;

    private static string? TeamIdAt(JsonElement data, string alias) =>
        data.TryGetProperty(alias, out var organisation) && organisation.ValueKind == JsonValueKind.Object ? IdAt(organisation, "team") : null;
}

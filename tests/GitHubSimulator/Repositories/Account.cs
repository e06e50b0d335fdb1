namespace ExamplesCopier.GitHubSimulator.Repositories;

internal enum AccountKind
{
    User,
    Organization,
    Bot,
}

internal sealed record Account(int Id, string Login, AccountKind Kind)
{
    public string NoReplyEmail => $"{Id}+{Login}@users.noreply.github.com";

    /// <summary>GraphQL leaves the brackets of a bot's login out.</summary>
    public string ActorLogin => Kind == AccountKind.Bot ? Login.Replace("[bot]", "", StringComparison.Ordinal) : Login;

    public string Node => NodeId.Of(Kind switch
    {
        AccountKind.Organization => NodeId.OrganizationKind,
        AccountKind.Bot => NodeId.BotKind,
        _ => NodeId.UserKind,
    }, Id);
}

internal sealed record Team(int Id, Account Organization, string Slug)
{
    public string Node => NodeId.Of(NodeId.TeamKind, Id);
}

/// <summary>A label of a repository; its name is one whatever the case of its letters.</summary>
internal sealed record Label(int Id, string Name, SimulatedRepository Repository)
{
    public string Node => NodeId.Of(NodeId.LabelKind, Repository.Id, Name);
}

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
}

namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>Who sent a request.</summary>
internal abstract record Caller
{
    public sealed record Anonymous : Caller;

    public sealed record App : Caller;

    public sealed record Installed(InstallationToken Token) : Caller;

    /// <summary>The limit this caller's requests count against.</summary>
    public string Key => this switch
    {
        App => "app",
        Installed installed => $"installation ID {installed.Token.Installation.Id}",
        _ => "anonymous",
    };
}

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>The name and address a commit carries. Git lets whoever pushes write anything here.</summary>
public sealed record CommitIdentity(string Name, string Email);

namespace ExamplesCopier.Api.Webhooks;

/// <summary>What a push says of files (https://docs.github.com/webhooks/webhook-events-and-payloads#push).</summary>
internal sealed record PushEvent(RepositoryPart? Repository, bool? Forced, bool? Created, IReadOnlyList<PushedCommit>? Commits)
{
    // GitHub lists no more commits than this; what is beyond is not told.
    private const int MaxListed = 2048;

    /// <summary>Every path that the push tells of; null when it need not tell of all.</summary>
    public IReadOnlyList<string>? Paths => this switch
    {
        { Forced: true } or { Created: true } or { Commits: null } => null,
        { Commits.Count: 0 or >= MaxListed } => null,
        { Commits: var commits } => [.. commits.SelectMany(commit => (IEnumerable<string>)[.. commit.Added ?? [], .. commit.Modified ?? [], .. commit.Removed ?? []])],
    };
}

/// <summary>The files of one commit.</summary>
internal sealed record PushedCommit(IReadOnlyList<string>? Added, IReadOnlyList<string>? Modified, IReadOnlyList<string>? Removed);

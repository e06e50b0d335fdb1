namespace ExamplesCopier.Crash;

/// <summary>What is not as it must be, by kind, in words that say where.</summary>
internal sealed class Verdict
{
    public List<string> Lost { get; } = [];

    public List<string> Duplicated { get; } = [];

    public List<string> Stale { get; } = [];

    /// <summary>Other content than the rules give, or a change by nobody.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Commits of ours that were looked at.</summary>
    public int Commits { get; set; }

    /// <summary>Pull requests of ours that were looked at.</summary>
    public int PullRequests { get; set; }

    /// <summary>Events of files in the audit that were compared with the commits.</summary>
    public int AuditEvents { get; set; }

    /// <summary>Lines of the ledger that were compared with the branches.</summary>
    public int LedgerLines { get; set; }

    public IReadOnlyList<string> All =>
    [
        .. Lost.Select(line => $"lost: {line}"),
        .. Duplicated.Select(line => $"duplicated: {line}"),
        .. Stale.Select(line => $"stale: {line}"),
        .. Wrong.Select(line => $"wrong: {line}"),
    ];
}

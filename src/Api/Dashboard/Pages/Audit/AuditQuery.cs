using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Audit;

/// <summary>What a visitor looks for in the audit, as the address of the page says it.</summary>
public sealed class AuditQuery
{
    private const int Limit = 50;
    private const int MaxTextLength = 4096;

    private readonly AuditCursor? _before;

    internal AuditQuery(PageQuery query)
    {
        Target = query.Repository("target");
        Path = Searched("path");
        Source = query.Repository("source");
        Rule = Searched("rule");
        Since = query.Moment("since");
        Until = query.Moment("until");
        _before = query.CursorOf("cursor", Cursors.Audit);
        After = query.CursorOf("origin", Cursors.Provenance);
        if (Since >= Until)
        {
            query.Refuse("until must be later than since.");
        }

        Problems = query.Problems;

        string? Searched(string name)
        {
            var text = query.Text(name);
            if (text is not null && (text.Length > MaxTextLength || text.Any(char.IsControl)))
            {
                query.Refuse($"{name} must have at most {MaxTextLength:N0} characters, and none that control.");
                return null;
            }

            return text;
        }
    }

    public RepositoryName? Target { get; }

    /// <summary>One file; with a slash at its end, all below that folder.</summary>
    public string? Path { get; }

    public RepositoryName? Source { get; }

    public string? Rule { get; }

    public DateTimeOffset? Since { get; }

    public DateTimeOffset? Until { get; }

    /// <summary>Where the page of origins begins; null for the first.</summary>
    public ProvenanceCursor? After { get; }

    /// <summary>What of it cannot be understood, in sentences.</summary>
    public IReadOnlyList<string> Problems { get; }

    public bool IsNarrowed => Target is not null || Path is not null || Source is not null || Rule is not null || Since is not null || Until is not null;

    /// <summary>Where a file came from is known of targets only.</summary>
    public bool AsksForOrigins => Target is not null;

    public AuditFilter Filter(IReadOnlyList<RepositoryName>? visible) => new()
    {
        Target = Target,
        Path = Path,
        Source = Source,
        Rule = Rule,
        Since = Since,
        Until = Until,
        Before = _before,
        Limit = Limit,
        Visible = visible,
    };
}

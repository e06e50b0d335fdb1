using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Deliveries;

/// <summary>Which deliveries a visitor wants to see, as the address of the page says it.</summary>
public sealed class DeliveriesQuery
{
    public const int MaxLimit = 200;
    private const int DefaultLimit = 50;

    private readonly DeliveryCursor? _before;

    internal DeliveriesQuery(PageQuery query)
    {
        Source = query.Repository("source");
        Target = query.Repository("target");
        State = query.OneOf<DeliveryState>("state");
        Since = query.Moment("since");
        Until = query.Moment("until");
        PullRequest = query.Number("pull_request");
        Limit = query.Number("limit", MaxLimit) ?? DefaultLimit;
        _before = query.CursorOf("cursor", Cursors.Delivery);
        if (PullRequest is not null && query.Text("source") is null)
        {
            query.Refuse("pull_request is a number within a source: give source as well.");
        }

        if (Since >= Until)
        {
            query.Refuse("until must be later than since.");
        }

        Problems = query.Problems;
    }

    public RepositoryName? Source { get; }

    public RepositoryName? Target { get; }

    public DeliveryState? State { get; }

    public DateTimeOffset? Since { get; }

    public DateTimeOffset? Until { get; }

    public int? PullRequest { get; }

    public int Limit { get; }

    /// <summary>What of it cannot be understood, in sentences.</summary>
    public IReadOnlyList<string> Problems { get; }

    public bool IsNarrowed => Source is not null || Target is not null || State is not null || Since is not null || Until is not null || PullRequest is not null;

    public DeliveryFilter Filter(IReadOnlyList<RepositoryName>? visible) => new(Source, State, Limit, _before, visible)
    {
        Target = Target,
        PullRequest = PullRequest,
        Since = Since,
        Until = Until,
    };
}

using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Gathers what the documents say of the targets.</summary>
internal sealed class TargetAnswer(IReadOnlyList<TargetQuery> queries, AppIdentity app)
{
    private readonly Dictionary<int, TargetSnapshot> _targets = [];

    /// <summary>Notes why targets cannot be read; whatever else is read of them counts for nothing.</summary>
    public void Miss(IEnumerable<int> indexes, Fault fault)
    {
        foreach (var index in indexes)
        {
            _targets[index] = new TargetSnapshot.Unread(fault);
        }
    }

    public bool IsMissed(int index) => _targets.GetValueOrDefault(index) is TargetSnapshot.Unread;

    /// <param name="index">The target's place in the request.</param>
    /// <param name="document">What was asked.</param>
    /// <param name="data">The whole answer.</param>
    /// <param name="permissions">What the target's installation may do.</param>
    /// <exception cref="FaultException">A branch moved while it was being read.</exception>
    public void Add(int index, SnapshotDocument document, JsonElement data, IReadOnlyDictionary<string, string> permissions)
    {
        if (IsMissed(index))
        {
            return;
        }

        var query = queries[index];
        var repository = data.GetProperty(SnapshotDocument.TargetAlias(index));
        if (TargetGate.RefusalOf(query, repository, permissions) is { } advice)
        {
            _targets[index] = new TargetSnapshot.Closed(advice) { Identity = IdentityOf(repository) };
            return;
        }

        var identity = IdentityOf(repository)!;
        var earlier = _targets.GetValueOrDefault(index) as TargetSnapshot.Open;
        var open = new TargetSnapshot.Open
        {
            NodeId = repository.GetProperty("id").GetString()!,
            Identity = identity,
            Name = identity.Name,
            Base = Branch(document, repository.GetProperty("base"), earlier?.Base)!,
            MayWriteWorkflows = TargetGate.MayWriteWorkflows(permissions),
        };
        _targets[index] = query.Proposal is not { } proposal
            ? open
            : open with
            {
                Head = Branch(document, repository.GetProperty("head"), earlier?.Head),
                PullRequest = ProposalFields.Open(repository, app),
                Ended = ProposalFields.Ended(repository, app),
                Template = ProposalFields.Template(repository),
                Dress = ProposalFields.Dress(data, repository, SnapshotDocument.TargetAlias(index), query, proposal.Strategy),
            };
    }

    public IReadOnlyList<TargetSnapshot> Finish() => [.. queries.Select((_, index) => _targets[index])];

    private static RepositoryIdentity? IdentityOf(JsonElement repository) => repository.ValueKind == JsonValueKind.Null
        ? null
        : new RepositoryIdentity(repository.GetProperty("databaseId").GetInt64(), RepositoryName.Parse(repository.GetProperty("nameWithOwner").GetString()!));

    private BranchSnapshot? Branch(SnapshotDocument document, JsonElement reference, BranchSnapshot? earlier)
    {
        if (reference.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var commit = reference.GetProperty("target");
        var head = CommitSha.Parse(commit.GetProperty("oid").GetString()!);
        if (earlier is not null && earlier.Head != head)
        {
            throw new FaultException(new Transient("A target branch moved while it was being read."));
        }

        var files = earlier is null ? new Dictionary<string, FileState>(StringComparer.Ordinal) : new(earlier.Files, StringComparer.Ordinal);
        foreach (var field in commit.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Object && document.PathByAlias.TryGetValue(field.Name, out var path))
            {
                files[path] = new FileState((GitFileMode)field.Value.GetProperty("mode").GetInt32(), BlobId.Parse(field.Value.GetProperty("oid").GetString()!));
            }
        }

        return new BranchSnapshot
        {
            Head = head,
            Message = commit.GetProperty("message").GetString() ?? "",
            IsOurs = app.IsAuthorOf(commit),
            Tree = commit.GetProperty("tree").GetProperty("oid").GetString()!,
            Files = files,
        };
    }
}

using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Where target branches stand after this run's own commits: what was read before them is still right but for that.</summary>
internal sealed class MovedBranches
{
    private readonly Dictionary<(RepositoryName, BranchName), ChangeSetOutcome.Committed> _moved = [];

    public TargetSnapshot Apply(ChangeSetKey key, TargetSnapshot state) =>
        state is TargetSnapshot.Open open && _moved.TryGetValue((key.Repository, key.Branch), out var commit)
            ? open with { Base = open.Base with { Head = commit.Commit, Tree = commit.Tree! } }
            : state;

    public void Note(ChangeSetKey key, ChangeSetOutcome outcome)
    {
        if (outcome is ChangeSetOutcome.Committed { Tree: not null } committed)
        {
            _moved[(key.Repository, key.Branch)] = committed;
        }
    }
}

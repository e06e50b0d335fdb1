using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The only way anything is written to a target.</summary>
public interface ITargetRepositories
{
    /// <summary>Writes one change set as one commit, in one request.</summary>
    /// <exception cref="FaultException">GitHub does not answer, or it is unknown whether it did what it was asked.</exception>
    Task<ChangeSetOutcome> WriteAsync(TargetWrite write, CancellationToken cancellationToken);
}

/// <summary>One commit, and the pull request it belongs to.</summary>
public sealed record TargetWrite
{
    public required RepositoryAccess Repository { get; init; }

    /// <summary>The target as it was read; the write fails when it has changed since.</summary>
    public required TargetSnapshot.Open Snapshot { get; init; }

    public required BranchName Branch { get; init; }

    /// <summary>Empty when the commit is already there and only its pull request is missing.</summary>
    public required IReadOnlyList<FileWrite> Files { get; init; }

    /// <summary>First line, then the rest.</summary>
    public required string CommitMessage { get; init; }

    /// <summary>Null for a commit on the target branch itself.</summary>
    public required Proposal? Proposal { get; init; }
}

/// <summary>A file to write as mode 100644.</summary>
public sealed record FileWrite(RepositoryPath Path, ReadOnlyMemory<byte> Content);

/// <summary>The pull request of a write.</summary>
public sealed record Proposal(BranchName Branch, string Title, string Body, bool Draft);

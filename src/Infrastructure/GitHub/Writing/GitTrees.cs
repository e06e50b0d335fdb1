using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>
/// Makes a commit out of blobs and trees, for what the simple way cannot say: executable files, symbolic links, changed modes, large contents.
/// Large trees are built in steps, each on the one before, so there is one commit all the same (https://docs.github.com/rest/git/trees#create-a-tree).
/// No branch moves here.
/// </summary>
internal sealed class GitTrees(GitDataClient git, ContentMemory memory)
{
    // More makes GitHub run out of time: answers are 502, or 422 "too large to process".
    private const int MaxStepEntries = 100;
    private const long MaxStepBytes = 1_500_000;

    public async Task<MadeCommit> CommitAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        var parent = WriteDocument.ParentOf(write);
        var tree = parent.Tree;
        var step = new List<TreeEdit>();
        var bytes = 0L;
        await foreach (var edit in EditsAsync(write, cancellationToken))
        {
            if (step.Count > 0 && (step.Count == MaxStepEntries || bytes + edit.InlineBytes > MaxStepBytes))
            {
                tree = await TreeAsync(write, tree, step, cancellationToken);
                step.Clear();
                bytes = 0;
            }

            step.Add(edit);
            bytes += edit.InlineBytes;
        }

        tree = await TreeAsync(write, tree, step, cancellationToken);
        var commit = await git.PostAsync(write.Repository, write.Snapshot.Name, "commits", writer =>
        {
            // No author: only so GitHub makes it the App's own commit, and signs it.
            writer.WriteString("message", write.CommitMessage);
            writer.WriteString("tree", tree);
            writer.WriteStartArray("parents");
            writer.WriteStringValue(parent.Head.Value);
            writer.WriteEndArray();
        }, cancellationToken);
        return CommitSha.TryParse(commit, out var sha) ? new MadeCommit(sha, tree) : throw new FaultException(new Transient("GitHub did not tell the id of the commit that it made."));
    }

    private async IAsyncEnumerable<TreeEdit> EditsAsync(TargetWrite write, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in write.Files)
        {
            await using var content = await write.Contents.OpenAsync(file.Content.Id, cancellationToken);
            if (await InlineText.OfAsync(content, cancellationToken) is { } text)
            {
                yield return new TreeEdit(file.Path, file.Content.Mode, null, text, content.Length);
                continue;
            }

            var blob = await git.PostBlobAsync(write.Repository, write.Snapshot.Name, content, cancellationToken);
            if (blob != file.Content.Id.Value)
            {
                throw new FaultException(new Transient($"GitHub stored other bytes than were sent for '{file.Path}'."));
            }

            yield return new TreeEdit(file.Path, file.Content.Mode, blob, null, 0);
        }

        foreach (var path in write.Deletions)
        {
            yield return new TreeEdit(path, GitFileMode.Regular, null, null, 0);
        }
    }

    private async Task<string> TreeAsync(TargetWrite write, string basis, List<TreeEdit> edits, CancellationToken cancellationToken)
    {
        // JSON writes some characters with six, in a buffer that grows by doubling.
        using var room = await memory.ReserveAsync(8 * edits.Sum(edit => edit.InlineBytes), cancellationToken);
        return await git.PostAsync(write.Repository, write.Snapshot.Name, "trees", writer =>
        {
            writer.WriteString("base_tree", basis);
            writer.WriteStartArray("tree");
            foreach (var edit in edits)
            {
                edit.Write(writer);
            }

            writer.WriteEndArray();
        }, cancellationToken, new SentContents(edits.Select(edit => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(edit.Text ?? ""))));
    }

    private sealed record TreeEdit(RepositoryPath Path, GitFileMode Mode, string? Blob, string? Text, long InlineBytes)
    {
        public void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("path", Path.Value);
            writer.WriteString("mode", Convert.ToString((int)Mode, 8));
            writer.WriteString("type", "blob");
            if (Text is not null)
            {
                writer.WriteString("content", Text);
            }
            else
            {
                // Null removes the path.
                writer.WriteString("sha", Blob);
            }

            writer.WriteEndObject();
        }
    }
}

/// <summary>A commit that no branch holds yet, and its tree.</summary>
internal sealed record MadeCommit(CommitSha Commit, string Tree);

using System.Text;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Gathers what the documents say of the source.</summary>
/// <param name="query">What was asked.</param>
/// <param name="maxKept">How many bytes of contents are kept; what is more is fetched when it is written.</param>
/// <param name="app">Our App.</param>
internal sealed class SourceAnswer(SourceQuery query, long maxKept, AppIdentity app)
{
    // Links and LFS pointers must be seen before anything is decided; both are shorter.
    private const int MaxPointer = 4096;

    private readonly Dictionary<string, FileState> _atMerge = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileState> _atTip = new(StringComparer.Ordinal);
    private readonly Dictionary<BlobId, ReadOnlyMemory<byte>> _contents = [];
    private readonly Dictionary<BlobId, long> _sizes = [];
    private CommitSha? _tip;
    private long _kept;
    private int _hops;

    /// <exception cref="FaultException">The source cannot be read, or moved while it was being read.</exception>
    public void Add(SnapshotDocument document, JsonElement source)
    {
        var name = query.Repository.Name;
        if (source.ValueKind == JsonValueKind.Null)
        {
            throw new FaultException(new Permanent($"{name} is not found, or the installation {query.Repository.Installation} does not reach it; give the App access to it."));
        }

        if (source.GetProperty("merge") is not { ValueKind: JsonValueKind.Object } merge)
        {
            throw new FaultException(new Transient($"GitHub does not know the merge commit {query.Merge.Abbreviated} of {name} yet."));
        }

        if (source.GetProperty("tip") is not { ValueKind: JsonValueKind.Object } reference)
        {
            throw new FaultException(new Permanent($"{name} has no branch '{query.Branch}' any more."));
        }

        var tip = reference.GetProperty("target");
        AddFiles(document, merge, _atMerge, withContent: true);
        AddFiles(document, tip, _atTip, withContent: false);
        AddTip(tip);
        if (source.TryGetProperty("pull", out var pull) && pull.ValueKind == JsonValueKind.Object)
        {
            _hops = pull.GetProperty("commits").GetProperty("nodes").EnumerateArray()
                .Select(node => node.GetProperty("commit"))
                .Where(app.IsAuthorOf)
                .Select(commit => CommitTrailers.HopsOf(commit.GetProperty("message").GetString() ?? ""))
                .DefaultIfEmpty()
                .Max();
        }
    }

    public SourceSnapshot Finish() =>
        new() { AtMerge = _atMerge, AtTip = _atTip, Contents = _contents, Sizes = _sizes, Tip = _tip, Hops = _hops };

    private void AddTip(JsonElement tip)
    {
        // Paths read at different tips are no trouble: each path's tip is later than the merge. Our own files are written back by comparison with the tip.
        _tip ??= CommitSha.Parse(tip.GetProperty("oid").GetString()!);
        for (var index = 0; index < query.TipFiles.Count; index++)
        {
            if (tip.TryGetProperty($"own{index}", out var file) && file.ValueKind == JsonValueKind.Object)
            {
                _atTip[query.TipFiles[index]] = Keep(file, withContent: true, always: true);
            }
        }
    }

    private void AddFiles(SnapshotDocument document, JsonElement commit, Dictionary<string, FileState> files, bool withContent)
    {
        foreach (var field in commit.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Object && document.PathByAlias.TryGetValue(field.Name, out var path))
            {
                files[path] = Keep(field.Value, withContent, always: false);
            }
        }
    }

    private FileState Keep(JsonElement file, bool withContent, bool always)
    {
        var id = BlobId.Parse(file.GetProperty("oid").GetString()!);
        if (withContent && file.TryGetProperty("object", out var blob) && blob.ValueKind == JsonValueKind.Object && blob.TryGetProperty("byteSize", out var size))
        {
            _sizes[id] = size.GetInt64();
            KeepContent(id, blob, always || file.GetProperty("mode").GetInt32() == (int)GitFileMode.Symlink);
        }

        return new FileState((GitFileMode)file.GetProperty("mode").GetInt32(), id);
    }

    /// <summary>Text is kept only when its bytes hash to the id: a cut, transcoded or binary one is fetched raw instead.</summary>
    private void KeepContent(BlobId id, JsonElement blob, bool always)
    {
        if (_contents.ContainsKey(id)
            || !(always || _sizes[id] <= MaxPointer || _kept + _sizes[id] <= maxKept)
            || blob.GetProperty("text") is not { ValueKind: JsonValueKind.String } text
            || blob.GetProperty("isTruncated").GetBoolean())
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text.GetString()!);
        if ((always || _kept + bytes.Length <= maxKept || LfsPointer.Is(bytes)) && BlobId.Of(bytes) == id)
        {
            _contents[id] = bytes;
            _kept += bytes.Length;
        }
    }
}

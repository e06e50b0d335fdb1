using System.Globalization;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>The changed files of a pull request by REST: GraphQL does not tell where a renamed file came from.</summary>
internal sealed class ChangedFileList(RestReader rest)
{
    /// <summary>GitHub lists no more files than this (https://docs.github.com/rest/pulls/pulls#list-pull-requests-files).</summary>
    public const int MaxListed = 3000;

    // Each divides the one before it, so that a page of the next size begins where the last whole one ended.
    private static readonly int[] _pageSizes = [100, 50, 25];

    /// <summary>All files of the list; null when GitHub cannot list them, or lists another number than <paramref name="expected"/>.</summary>
    /// <exception cref="FaultException">GitHub refuses.</exception>
    public async Task<IReadOnlyList<ChangedFile>?> ReadAsync(RepositoryAccess source, int number, int expected, CancellationToken cancellationToken)
    {
        var files = new List<ChangedFile>(expected);
        for (var size = 0; size < _pageSizes.Length;)
        {
            if (await PageAsync(source, number, _pageSizes[size], files.Count, cancellationToken) is not { } page)
            {
                // Long patches take GitHub longer than it gives itself.
                size++;
                continue;
            }

            files.AddRange(page.Body.Select(ToChangedFile));

            // The link, not another request, says whether a full page is the last one.
            if (!page.HasNextPage || files.Count >= expected)
            {
                return !page.HasNextPage && files.Count == expected ? files : null;
            }
        }

        return null;
    }

    private async Task<RestAnswer<List<ListedFile>>?> PageAsync(RepositoryAccess source, int number, int size, int skipped, CancellationToken cancellationToken)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"pulls/{number}/files?per_page={size}&page={(skipped / size) + 1}");
        try
        {
            return await rest.GetAsync(source, address, ReadingJson.Default.ListListedFile, cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault is Transient)
        {
            return null;
        }
    }

    private static ChangedFile ToChangedFile(ListedFile file) => file.Status switch
    {
        "added" => new(file.Filename, ChangeKind.Added),
        "modified" => new(file.Filename, ChangeKind.Modified),
        "removed" => new(file.Filename, ChangeKind.Removed),
        "renamed" => new(file.Filename, ChangeKind.Renamed, file.PreviousFilename),
        "copied" => new(file.Filename, ChangeKind.Copied),
        "changed" => new(file.Filename, ChangeKind.Changed),
        "unchanged" => new(file.Filename, ChangeKind.Unchanged),
        _ => throw new FaultException(new Transient($"GitHub reports a change of a kind that is not known here: '{file.Status}'.")),
    };
}

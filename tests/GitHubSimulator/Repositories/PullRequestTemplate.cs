using System.Text;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>A template for the text of pull requests, on the default branch.</summary>
internal sealed record PullRequestTemplate(SimulatedRepository Repository, string FileName, string Body)
{
    private const string Name = "pull_request_template";
    private static readonly string[] Folders = [".github/", "", "docs/"];

    /// <summary>In the three places GitHub looks at, single ones before those in a folder; letter case does not matter.</summary>
    public static List<PullRequestTemplate> Of(SimulatedRepository repository)
    {
        if (repository.Refs.Find(RefNames.Branch(repository.DefaultBranch)) is not { } head) return [];
        var files = repository.Objects.Files(repository.Objects.Commit(head).Tree).Where(f => f.Entry.Mode.IsFile()).ToList();
        var found = Folders.SelectMany(folder => files.Where(f => IsSingle(f.Path, folder)))
            .Concat(Folders.SelectMany(folder => files.Where(f => IsOneOfMany(f.Path, folder))));
        return [.. found.Select(f => new PullRequestTemplate(repository, f.Path[(f.Path.LastIndexOf('/') + 1)..], Encoding.UTF8.GetString(repository.Objects.Blob(f.Entry.Oid))))];
    }

    private static bool IsSingle(string path, string folder) => Is(path, folder + Name + ".md") || Is(path, folder + Name + ".txt") || Is(path, folder + Name);

    private static bool IsOneOfMany(string path, string folder) =>
        path.StartsWith(folder + Name + "/", StringComparison.OrdinalIgnoreCase) && path.Count(c => c == '/') == folder.Count(c => c == '/') + 1
        && path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static bool Is(string path, string wanted) => path.Equals(wanted, StringComparison.OrdinalIgnoreCase);
}

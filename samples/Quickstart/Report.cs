using System.Globalization;

namespace ExamplesCopier.Quickstart;

/// <summary>What people see.</summary>
internal static class Report
{
    private const string None = "-";
    private const int ShortCommit = 7;

    public static void Arrivals(TextWriter output, IReadOnlyList<MergeResult> results)
    {
        output.WriteLine("\nWhat arrived where\n");
        var table = new TextTable("MERGE", "FILE", "TARGET", "PATH THERE", "COMMIT", "OUTCOME", "HOW, OR WHY NOT");
        foreach (var result in results)
        {
            if (result.Delivery is not { } delivery)
            {
                table.Add(result.Name, None, None, None, None, result.Answer, result.Merge.Title);
                continue;
            }

            foreach (var file in delivery.FilesDetail)
            {
                var set = delivery.ChangeSetOf(file);
                table.Add(
                    result.Name,
                    file.Path,
                    file.TargetRepo is null ? None : $"{file.TargetRepo}@{file.Branch}",
                    file.TargetPath ?? None,
                    file.State == "succeeded" && set?.Commit is { } commit ? commit[..ShortCommit] : None,
                    file.State,
                    file.Reason ?? set?.PullRequestUrl ?? $"commit on {file.Branch}");
            }
        }

        table.WriteTo(output);
    }

    public static void Costs(TextWriter output, IReadOnlyList<MergeResult> results)
    {
        output.WriteLine("\nWhat it cost: requests to GitHub for each merge, beside the most that they may be\n");
        var table = new TextTable("MERGE", "TITLE", "WEBHOOK", "DELIVERY", "LISTS", "READS", "BLOBS", "WRITES", "REQUESTS", "BUDGET");
        foreach (var result in results)
        {
            var requests = result.Requests;
            table.Add(
                result.Name,
                result.Merge.Title,
                result.Answer,
                result.Delivery?.State ?? None,
                Number(requests.Count(request => request.Path.EndsWith("/files", StringComparison.Ordinal))),
                Number(requests.Count(request => request is { IsGraphQL: true, IsMutation: false })),
                Number(requests.Count(request => request.Path.Contains("/git/blobs/", StringComparison.Ordinal))),
                Number(requests.Count(request => request.IsMutation)),
                Number(requests.Count),
                Number(result.Budget));
        }

        table.WriteTo(output);
    }

    public static void Checks(TextWriter output, IReadOnlyList<MergeResult> results, string again)
    {
        var files = results.Sum(result => result.Merge.Arrivals.Count);
        output.WriteLine($"\nChecked in the repositories themselves: {files} files arrived byte for byte, and nothing else changed.");
        output.WriteLine($"The first webhook, sent again, is answered \"{again}\" and costs nothing.");
    }

    public static async Task ProblemsAsync(IReadOnlyList<string> problems, TemporaryFolder folder)
    {
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync($"WRONG: {problem}");
        }

        await Console.Error.WriteLineAsync($"The service's log: {folder.LogFile}");
    }

    public static void Addresses(TextWriter output, CopierInstance copier, TemporaryFolder folder) => output.WriteLine(
        $"""

        The service is running. Look at it: open the dashboard and sign in with the admin key, which was made for this run.

          Dashboard   {copier.Url}
          Admin key   {copier.AdminKey}

        Or ask it:

          curl {copier.Url}health
          curl {copier.Url}metrics
          curl -H "Authorization: Bearer {copier.AdminKey}" {copier.Url}api/v1/deliveries

        Its configuration  {CopierInstance.ConfigurationFile}
        Its log            {folder.LogFile}

        Ctrl-C stops it.
        """);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

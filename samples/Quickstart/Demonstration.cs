using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.Quickstart;

/// <summary>Starts both ends, merges, waits, looks, tells.</summary>
internal static class Demonstration
{
    /// <returns>The exit code: 0, or 1 when anything is wrong.</returns>
    public static async Task<int> RunAsync(bool once)
    {
        using var folder = new TemporaryFolder();
        await using var github = await SimulatedGitHub.StartAsync();
        Organisations.Populate(github);
        await using var copier = await CopierInstance.StartAsync(github, folder);
        github.WebhookUrl = new Uri(copier.Url, "webhooks/github");
        Console.WriteLine($"A simulated GitHub listens at {github.Url}, Examples Copier at {copier.Url}");

        var problems = await ShowAsync(github, copier);
        if (problems.Count > 0)
        {
            folder.IsKept = true;
            await Report.ProblemsAsync(problems, folder);
            return 1;
        }

        if (!once)
        {
            Report.Addresses(Console.Out, copier, folder);
            await copier.WaitForEndAsync();
        }

        return 0;
    }

    /// <returns>What is wrong; nothing when all is well.</returns>
    private static async Task<IReadOnlyList<string>> ShowAsync(SimulatedGitHub github, CopierInstance copier)
    {
        var results = new List<MergeResult>();
        try
        {
            foreach (var merge in Merges.All)
            {
                results.Add(await MergeAsync(github, copier, merge));
            }
        }
        catch (TimeoutException exception)
        {
            return [exception.Message];
        }

        Report.Arrivals(Console.Out, results);
        Report.Costs(Console.Out, results);
        List<string> problems = [.. new Verification(github, results).Run(), .. await Totals.CheckAsync(copier, results)];

        var before = github.Requests.Count;
        var again = Answers.Describe(await github.RedeliverAsync(results[0].Closed.DeliveryId));
        if (again != "200 duplicate" || github.Requests.Count != before)
        {
            problems.Add($"{results[0].Name}: its webhook, sent again, was answered {again} for {github.Requests.Count - before} requests.");
        }

        if (problems.Count == 0)
        {
            Report.Checks(Console.Out, results, again);
        }

        return problems;
    }

    private static async Task<MergeResult> MergeAsync(SimulatedGitHub github, CopierInstance copier, Merge merge)
    {
        var before = github.Requests.Work.Count;
        var closed = await github.MergeAsync(merge.Source, pull => merge.Change(pull.Title(merge.Title)));
        var delivery = closed.Answer!.Status == 200 ? await copier.FinishedAsync(closed.DeliveryId) : null;
        return new MergeResult(merge, closed, delivery, [.. github.Requests.Work.Skip(before)]);
    }
}

using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.Quickstart;

/// <summary>Starts both ends, merges, waits, looks, tells.</summary>
internal static class Demonstration
{
    private const int Ok = 0;
    private const int Wrong = 1;

    public static async Task<int> RunAsync(bool once)
    {
        await using var github = await SimulatedGitHub.StartAsync();
        Organisations.Populate(github);
        await using var copier = await CopierInstance.StartAsync(github);
        github.WebhookUrl = new Uri(copier.Url, "webhooks/github");
        Console.WriteLine($"A simulated GitHub listens at {github.Url}, Examples Copier at {copier.Url}");

        try
        {
            var problems = await ShowAsync(github, copier);
            copier.KeepsFolder = problems.Count > 0;
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync($"WRONG: {problem}");
            }

            if (problems.Count > 0)
            {
                await Console.Error.WriteLineAsync($"The service's log: {copier.LogFile}");
                return Wrong;
            }

            if (!once)
            {
                Report.Addresses(Console.Out, copier);
                await copier.WaitForEndAsync();
            }

            return Ok;
        }
        catch (OperationCanceledException) when (copier.Stopping.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped before everything was shown.");
            return Wrong;
        }
        catch (TimeoutException exception)
        {
            copier.KeepsFolder = true;
            await Console.Error.WriteLineAsync($"WRONG: {exception.Message} The service's log: {copier.LogFile}");
            return Wrong;
        }
    }

    private static async Task<IReadOnlyList<string>> ShowAsync(SimulatedGitHub github, CopierInstance copier)
    {
        var results = new List<MergeResult>();
        foreach (var merge in Merges.All)
        {
            results.Add(await MergeAsync(github, copier, merge));
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
            Console.WriteLine($"\nChecked in the repositories themselves: {results.Sum(result => result.Merge.Arrivals.Count)} files arrived byte for byte, and nothing else changed.");
            Console.WriteLine($"The first webhook, sent again, is answered \"{again}\" and costs nothing.");
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

using System.Globalization;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>What is wrong with one file, in the order of the file.</summary>
internal sealed class Problems
{
    private const int MaxListed = 1_000;

    private readonly HashSet<ConfigurationProblem> _errors = [];
    private readonly HashSet<ConfigurationProblem> _warnings = [];

    public IReadOnlyList<ConfigurationProblem> Errors => List(_errors);

    public IReadOnlyList<ConfigurationProblem> Warnings => List(_warnings);

    public bool AnyErrors => _errors.Count > 0;

    public void Error(DocumentPath path, Position at, string message) => _errors.Add(Problem(path, at, message));

    public void Warning(DocumentPath path, Position at, string message) => _warnings.Add(Problem(path, at, message));

    private static ConfigurationProblem Problem(DocumentPath path, Position at, string message) => new(path.ToString(), at.Line, at.Column, Quoted.Message(message));

    private static ConfigurationProblem[] List(HashSet<ConfigurationProblem> problems)
    {
        ConfigurationProblem[] sorted = [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];
        if (sorted.Length <= MaxListed)
        {
            return sorted;
        }

        var more = (sorted.Length - MaxListed).ToString("N0", CultureInfo.InvariantCulture);
        var last = sorted[MaxListed];
        return [.. sorted[..MaxListed], new ConfigurationProblem("", last.Line, last.Column, $"{more} more problems follow. Correct those above first.")];
    }
}

using System.Text.RegularExpressions;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Matching;

namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

/// <summary>A transformation as the older tool had it: a kind and its two texts.</summary>
internal sealed record OlderTransformation(string Kind, string What, string To);

/// <summary>A workflow as the older tool had it.</summary>
internal sealed record OlderWorkflow(string Source, string Destination, IReadOnlyList<OlderTransformation> Transformations, IReadOnlyList<string> Exclude);

/// <summary>What the older tool did with a path, told plainly.</summary>
internal static partial class OlderTool
{
    /// <summary>Where a path of a source went, without what a repository or a wary person would refuse.</summary>
    public static IReadOnlyList<string> Goals(IEnumerable<OlderWorkflow> workflows, string source, string path) =>
        [.. workflows.Where(workflow => workflow.Source == source)
            .Select(workflow => (workflow.Destination, Target: TargetOf(workflow, path)))
            .Where(goal => goal.Target is not null && RepositoryPath.TryParse(goal.Target, out _, out _))
            .Select(goal => $"{goal.Destination}@main {goal.Target}")
            .Distinct()
            .Order(StringComparer.Ordinal)];

    private static string? TargetOf(OlderWorkflow workflow, string path)
    {
        if (workflow.Exclude.Any(glob => NaiveGlob.IsMatch(glob, path)))
        {
            return null;
        }

        foreach (var transformation in workflow.Transformations)
        {
            if (Apply(transformation, path) is (true, var target))
            {
                // The first that matches decides, even where it finds no path.
                return target is null ? null : Slashes().Replace(target, "/").TrimStart('/');
            }
        }

        return null;
    }

    private static (bool Matched, string? Target) Apply(OlderTransformation transformation, string path)
    {
        var (kind, what, to) = transformation;
        switch (kind)
        {
            case "move":
                var from = what.EndsWith('/') ? what[..^1] : what;
                return path == from ? (true, to == ".github" ? null : to.Replace("./", "", StringComparison.Ordinal))
                    : path.StartsWith(from + "/", StringComparison.Ordinal) ? (true, Clean($"{to}/{path[(from.Length + 1)..]}"))
                    : (false, null);
            case "copy":
                return (path == what, to);
            case "glob":
                return (NaiveGlob.IsMatch(what, path), Expand(to, GlobVariables(what, path), path));
            default:
                var match = Regex.Match(path, what.Replace("(?P<", "(?<", StringComparison.Ordinal));
                return (match.Success, Expand(to, match.Groups.Cast<Group>().Where(group => !char.IsDigit(group.Name[0])).ToDictionary(group => group.Name, group => group.Value), path));
        }
    }

    private static string Clean(string path) => string.Join('/', path.Split('/').Where(segment => segment is not ("" or ".")));

    private static Dictionary<string, string> GlobVariables(string glob, string path)
    {
        var stars = glob.IndexOf("**", StringComparison.Ordinal);
        return stars >= 0 && path.StartsWith(glob[..stars], StringComparison.Ordinal)
            ? new Dictionary<string, string> { ["relative_path"] = path[stars..].TrimStart('/') }
            : [];
    }

    private static string? Expand(string template, Dictionary<string, string> variables, string path)
    {
        var slash = path.LastIndexOf('/');
        variables["path"] = path;
        variables["filename"] = path[(slash + 1)..];
        variables["dir"] = slash < 0 ? "" : path[..slash];
        variables["ext"] = path.LastIndexOf('.') is >= 0 and var dot && dot > slash ? path[(dot + 1)..] : "";
        var expanded = variables.Aggregate(template, (text, variable) => text.Replace($"${{{variable.Key}}}", variable.Value, StringComparison.Ordinal));
        return expanded.Contains("${", StringComparison.Ordinal) ? null : expanded;
    }

    [GeneratedRegex("/+")]
    private static partial Regex Slashes();
}

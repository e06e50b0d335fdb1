using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Reads one workflow; what it leaves out comes from the defaults, as a whole and not key by key.</summary>
internal static class WorkflowReader
{
    /// <param name="part">The workflow.</param>
    /// <param name="defaults">From the nearest file to the farthest.</param>
    /// <param name="source">The source of workflows that name none; null when there is none.</param>
    public static Workflow? Read(OlderPart part, IReadOnlyList<OlderPart> defaults, SourceBranch? source)
    {
        part.NoteOthers("name", "source", "destination", "transformations", "exclude", "commit_strategy", "deprecation_check");
        var name = part["name"].Required("Give the workflow a name.");
        var from = ReadSource(part["source"], source);
        var to = ReadPlace(part["destination"]);
        var steps = part["transformations"].Items();
        if (steps.Count == 0)
        {
            part["transformations"].Error("There is no transformation.");
        }
        else if (steps.Count > Limits.RulesPerSource)
        {
            part["transformations"].Error($"There are {steps.Count} transformations; each becomes a rule, and a source holds at most {Limits.RulesPerSource}.");
        }

        var transformations = steps.Take(Limits.RulesPerSource).Select(Transformations.Read).OfType<Transformation>().ToList();
        return name is null || from is null || to is null ? null : new Workflow
        {
            Part = part,
            Name = name,
            Source = from,
            Destination = to,
            Transformations = transformations,
            Excludes = [.. Inherited(part, defaults, "exclude", exclude => exclude.Items().Count > 0).SelectMany(exclude => exclude.Items()).SelectMany(ReadExclude)],
            Strategy = WorkflowStrategy.Read(Inherited(part, defaults, "commit_strategy").FirstOrDefault(), name),
            Deprecation = ReadDeprecation(Inherited(part, defaults, "deprecation_check").FirstOrDefault()),
        };
    }

    private static IEnumerable<OlderPart> Inherited(OlderPart part, IReadOnlyList<OlderPart> defaults, string key, Func<OlderPart, bool>? counts = null) =>
        defaults.Prepend(part).Select(place => place[key]).Where(value => !value.IsAbsent && counts?.Invoke(value) != false).Take(1);

    private static Workflow.Place? ReadSource(OlderPart part, SourceBranch? given)
    {
        if (part.Has("repo") || given is null)
        {
            return part.Has("repo") ? ReadPlace(part) : Missing(part);
        }

        return part.Has("branch") && part["branch"].Branch() is { } branch
            ? new Workflow.Place(given.Repository, branch, part["installation_id"].Installation())
            : new Workflow.Place(given.Repository, given.Branch, part["installation_id"].Installation());
    }

    private static Workflow.Place? Missing(OlderPart part)
    {
        part["repo"].Error("This is missing. Write the repository, or give it with --source when the file lies in its source.");
        return null;
    }

    private static Workflow.Place? ReadPlace(OlderPart part)
    {
        part.NoteOthers("repo", "branch", "installation_id", "patterns");
        if (part.Has("patterns"))
        {
            part["patterns"].Note("This had no effect and is left out.");
        }

        var repository = part["repo"].Required("Write the repository as owner/name.") is { } text ? part["repo"].Repository(text) : null;
        var branch = part["branch"].Branch();
        return repository is null || branch is null ? null : new Workflow.Place(repository, branch, part["installation_id"].Installation());
    }

    private static IEnumerable<PathPattern> ReadExclude(OlderPart part)
    {
        if (part.Text() is not { } glob)
        {
            return [];
        }

        if (PathPattern.Parse(PatternType.Glob, glob).Error is { } error)
        {
            part.Note($"This is left out, as it excluded nothing: {error.Message}");
            return [];
        }

        if (GlobAsRegex.Translate(glob) is not { } regexes)
        {
            part.Error("The braces of this glob make more than 64 alternatives. Write several globs.");
            return [];
        }

        return regexes.Select(regex => PathPattern.Parse(PatternType.Regex, regex).Pattern!);
    }

    private static DeprecationCheck ReadDeprecation(OlderPart? part)
    {
        part?.NoteOthers("enabled", "file");
        return part is null ? DeprecationCheck.Off : new DeprecationCheck
        {
            Enabled = part["enabled"].Boolean() ?? false,
            File = part["file"].Text() ?? DeprecationCheck.DefaultFile,
        };
    }
}

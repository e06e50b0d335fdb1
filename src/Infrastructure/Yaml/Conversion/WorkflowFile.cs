using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A file with <c>workflows</c>, or a main file that leads to such.</summary>
internal static class WorkflowFile
{
    private const int MaxWorkflows = Limits.Sources * Limits.RulesPerSource;

    public static bool IsMeant(OlderPart root) => root.Has("workflows") || root.Has("workflow_configs");

    public static IEnumerable<Workflow> Read(OlderPart root, SourceBranch? source)
    {
        root.NoteOthers("workflows", "workflow_configs", "defaults");
        List<Workflow> workflows =
        [
            .. ReadWorkflows(root, [], source)
                .Concat(root["workflow_configs"].Items().SelectMany(entry => ReadEntry(entry, root["defaults"], source)))
                .Take(MaxWorkflows + 1),
        ];
        if (workflows.Count > MaxWorkflows)
        {
            root.Error($"There are more than {MaxWorkflows} workflows, and {Limits.Sources} sources hold no more than {Limits.RulesPerSource} rules each.");
        }

        return workflows;
    }

    private static IEnumerable<Workflow> ReadWorkflows(OlderPart file, IReadOnlyList<OlderPart> outerDefaults, SourceBranch? source)
    {
        IReadOnlyList<OlderPart> defaults = [file["defaults"], .. outerDefaults];
        file["defaults"].NoteOthers("commit_strategy", "deprecation_check", "exclude");
        return file["workflows"].Items().Select(workflow => WorkflowReader.Read(workflow, defaults, source)).OfType<Workflow>();
    }

    private static IEnumerable<Workflow> ReadEntry(OlderPart entry, OlderPart defaults, SourceBranch? source)
    {
        entry.NoteOthers("source", "path", "repo", "branch", "enabled", "workflows");
        if (entry["enabled"].Boolean() == false)
        {
            entry.Note("This is disabled and left out.");
            return [];
        }

        switch (entry["source"].Required("Write local, repo or inline."))
        {
            case "inline":
                return ReadWorkflows(entry, [defaults], source);
            case "local":
                return ReadLocal(entry, defaults, source);
            case "repo":
                entry.Note($"This is left out: {entry["path"].Text()} lies in {entry["repo"].Text()}, and nothing is fetched here. Convert it there with --source {entry["repo"].Text()}@{entry["branch"].Text() ?? BranchName.Main.Value}.");
                return [];
            case null:
                return [];
            case var other:
                entry["source"].Error($"'{other}' is not one of local, repo, inline.");
                return [];
        }
    }

    private static IEnumerable<Workflow> ReadLocal(OlderPart entry, OlderPart defaults, SourceBranch? source)
    {
        if (entry["path"].Required("Write the path of the file.") is not { } path)
        {
            return [];
        }

        if (entry.FileFromTop(path) is not { } file)
        {
            entry["path"].Error($"There is no file '{path}' in the repository of this one, or it is a link or larger than 1 MB.");
            return [];
        }

        file.NoteOthers("workflows", "defaults");
        return ReadWorkflows(file, [defaults], source);
    }
}

using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class SourceSection
{
    private const string RulesAdvice = "Write at least one rule with name, source_pattern and targets.";
    private const string RuleAdvice = "Write '- name: ...' with source_pattern and targets.";
    private const string RulesOrFileAdvice = "Write at least one rule with name, source_pattern and targets, or name the file that holds them in config_file.";

    /// <summary>Reads an entry of <c>sources</c>.</summary>
    public static Source? Read(Section section, Defaults defaults)
    {
        var repository = section["repo"].RequiredRepository();
        var branch = section["branch"].Branch() ?? BranchName.Main;
        var installation = section["installation_id"].Installation();
        var configFile = section["config_file"].FilePath("Write the path of a file in the source repository, like .copier/config.yaml.");
        var allowedTargets = ReadAllowedTargets(section["allowed_targets"]);
        var batchByRepo = section["batch_by_repo"].Boolean() ?? false;
        var batch = BatchSection.Read(section);
        var settings = SettingsSection.Read(section, defaults.Settings);
        var rules = section["config_file"].IsAbsent
            ? ReadRules(section, defaults, RulesOrFileAdvice)
            : section["copy_rules"].Sections(RuleAdvice, rule => CopyRuleSection.Read(rule, defaults));
        section.ReportUnknownKeys();
        return repository is null
            ? null
            : section.Origin(new Source
            {
                Repository = repository,
                Branch = branch,
                InstallationId = installation,
                ConfigFile = configFile,
                AllowedTargets = allowedTargets,
                BatchByRepo = batchByRepo,
                BatchPullRequest = batch,
                Settings = settings,
                CopyRules = rules,
            });
    }

    /// <summary>Reads the older single-source form, where the document itself is the source.</summary>
    public static Source? ReadLegacy(Section root, Defaults defaults)
    {
        var repository = root["source_repo"].RequiredRepository();
        var branch = root["source_branch"].Branch() ?? BranchName.Main;
        var batchByRepo = root["batch_by_repo"].Boolean() ?? false;
        var batch = BatchSection.Read(root);
        var rules = ReadRules(root, defaults);
        return repository is null
            ? null
            : root.Origin(new Source
            {
                Repository = repository,
                Branch = branch,
                BatchByRepo = batchByRepo,
                BatchPullRequest = batch,
                Settings = defaults.Settings,
                CopyRules = rules,
                IsLegacy = true,
            });
    }

    public static IReadOnlyList<CopyRule> ReadRules(Section section, Defaults defaults, string advice = RulesAdvice) =>
        section["copy_rules"].RequiredSections(advice, RuleAdvice, rule => CopyRuleSection.Read(rule, defaults));

    private static List<string>? ReadAllowedTargets(Field field)
    {
        if (field.Items() is not { } items)
        {
            return null;
        }

        var globs = new List<string>();
        foreach (var item in items)
        {
            if (item.RequiredText("Write a glob over owner/repo, or owner/repo@branch, like 'acme/*'.") is not { } text)
            {
                continue;
            }

            globs.Add(text);
            if (PathPattern.Parse(PatternType.Glob, text).Error is { } error)
            {
                item.Error(error.Message, error.Offset);
            }
        }

        return globs;
    }
}

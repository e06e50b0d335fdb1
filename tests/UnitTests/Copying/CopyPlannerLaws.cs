using CsCheck;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

/// <summary>What holds for every plan, whatever the rules and the merge.</summary>
public sealed class CopyPlannerLaws
{
    private const int Cases = 1_500;

    private static readonly string[] _segments =
        ["a", "b", "A", "é", "x.go", "X.go", "..", ".", ".git", ".GIT", "git~1", ".git.", ".github", "CODEOWNERS", "con", "a b", "\\", "a\0", "a\n", "\ud800", ".gitmodules", ""];

    private static readonly Gen<string> _path = Gen.OneOfConst(_segments).Array[1, 4].Select(parts => string.Join('/', parts));

    private static readonly Gen<ChangedFile> _file = Gen.Select(_path, Gen.Enum<ChangeKind>(), _path)
        .Select((path, change, previous) => new ChangedFile(path, change, change == ChangeKind.Renamed && previous != path ? previous : null));

    private static readonly Gen<Target> _target = Gen.Select(
        Gen.OneOfConst("acme/docs", "Acme/Docs", "octo/site"),
        Gen.OneOfConst("main", "next"),
        Gen.OneOfConst("${path}", "x/${filename}", "${relative_path}", "/${dir}//${name}.${ext}", "../${path}", "fixed", ".github/${filename}", "x/${path}/..", "${nothing}"),
        Gen.Enum<CommitStrategyType>())
        .Select((repository, branch, template, type) => Given.Target(repository, template, branch, type));

    private static readonly Gen<CopyRule> _rule = Gen.Select(Gen.OneOfConst("", "a", "a/", "é", "b/"), _target.Array[1, 3], Gen.Bool)
        .Select((prefix, targets, excludes) => Given.Rule("", prefix, targets) with
        {
            Excludes = excludes ? [PathPattern.Parse(PatternType.Regex, @"\.go$").Pattern!] : [],
        });

    private static readonly Gen<(Source Source, ChangedFile[] Files)> _case = Gen.Select(_rule.Array[1, 4], Gen.Bool, Gen.Bool, _file.Array[0, 12])
        .Select((rules, batch, legacy, files) => (
            Given.Source([.. rules.Select((rule, index) => rule with { Name = $"r{index}" })]) with { BatchByRepo = batch, IsLegacy = legacy },
            files.DistinctBy(file => file.Path).ToArray()));

    [Fact]
    public void Nothing_is_written_outside_of_the_repository() => _case.Sample((source, files) =>
        CopyPlanner.Plan(source, files).ChangeSets.SelectMany(set => Given.All(set)).All(edit => IsInside(edit.TargetPath)), iter: Cases);

    [Fact]
    public void No_path_of_a_branch_is_touched_twice_and_no_two_writes_differ_by_case_alone() => _case.Sample((source, files) =>
        CopyPlanner.Plan(source, files).ChangeSets
            .GroupBy(set => (set.Key.Repository, set.Key.Branch))
            .All(branch =>
            {
                var edits = branch.SelectMany(set => Given.All(set)).ToList();
                var writes = edits.OfType<FileEdit.Write>().ToList();
                return edits.DistinctBy(edit => edit.TargetPath.Value).Count() == edits.Count
                    && writes.DistinctBy(edit => edit.TargetPath.Value, StringComparer.OrdinalIgnoreCase).Count() == writes.Count;
            }), iter: Cases);

    [Fact]
    public void No_write_lies_below_another() => _case.Sample((source, files) =>
        CopyPlanner.Plan(source, files).ChangeSets
            .GroupBy(set => (set.Key.Repository, set.Key.Branch))
            .Select(branch => branch.SelectMany(set => Given.All(set)).OfType<FileEdit.Write>().Select(edit => edit.TargetPath.Value).ToList())
            .All(paths => !paths.Any(inner => paths.Any(outer => inner.StartsWith($"{outer}/", StringComparison.OrdinalIgnoreCase)))), iter: Cases);

    [Fact]
    public void The_order_of_the_files_does_not_matter() => Gen.Select(_case, Gen.Int).Sample((given, seed) =>
        Text(CopyPlanner.Plan(given.Source, given.Files)) == Text(CopyPlanner.Plan(given.Source, Shuffled(given.Files, seed))), iter: Cases);

    [Fact]
    public void Every_written_path_is_planned_refused_or_unmatched() => _case.Sample((source, files) =>
    {
        var plan = CopyPlanner.Plan(source, files);
        var told = plan.ChangeSets.SelectMany(set => Given.All(set).Select(edit => edit.SourcePath).Concat(set.Problems.Select(problem => problem.SourcePath)))
            .Concat(plan.Unmatched).ToHashSet(StringComparer.Ordinal);
        return files.Where(file => file.Change is not (ChangeKind.Removed or ChangeKind.Unchanged)).All(file => told.Contains(file.Path));
    }, iter: Cases);

    [Fact]
    public void A_deletion_is_left_out_only_where_its_target_path_is_taken_care_of() => _case.Sample((source, files) =>
    {
        var plan = CopyPlanner.Plan(source, files);
        var told = plan.ChangeSets.SelectMany(set => Given.All(set).Select(edit => edit.SourcePath).Concat(set.Problems.Select(problem => problem.SourcePath)))
            .Concat(plan.Unmatched).ToHashSet(StringComparer.Ordinal);
        var touched = plan.ChangeSets.SelectMany(set => Given.All(set).Select(edit => edit.TargetPath.Value).Concat(set.Problems.Select(problem => problem.TargetPath)))
            .ToHashSet();
        return files.Where(file => file.Change == ChangeKind.Removed && !told.Contains(file.Path)).All(file =>
            source.CopyRules.SelectMany(rule => rule.Pattern!.Match(file.Path) is { } match
                    ? rule.Targets.Select(target => target.PathTransform.Render(match.Variables).Path?.Value)
                    : [])
                .OfType<string>().Any(touched.Contains));
    }, iter: Cases);

    [Fact]
    public void Nothing_is_both_planned_and_unmatched_and_no_change_set_is_empty() => _case.Sample((source, files) =>
    {
        var plan = CopyPlanner.Plan(source, files);
        return plan.ChangeSets.All(set => !set.IsEmpty)
            && !plan.ChangeSets.SelectMany(set => Given.All(set)).Any(edit => plan.Unmatched.Contains(edit.SourcePath));
    }, iter: Cases);

    private static bool IsInside(RepositoryPath path) =>
        path.Value.Split('/').All(segment => segment.Length > 0 && segment is not ("." or "..") && !segment.Equals(".git", StringComparison.OrdinalIgnoreCase))
        && !path.Value.Any(c => char.IsControl(c) || c == '\\');

    private static ChangedFile[] Shuffled(ChangedFile[] files, int seed)
    {
        var copy = files.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }

    private static string Text(CopyPlan plan) => string.Join('\n',
        [
            .. plan.ChangeSets.SelectMany(set => Given.All(set).Select(edit => $"{set.Key} {edit.GetType().Name} {edit.SourcePath} {edit.TargetPath} {edit.Rule}")
                .Concat(set.Problems.Select(problem => $"{set.Key} {problem}"))),
            .. plan.Unmatched,
        ]);
}

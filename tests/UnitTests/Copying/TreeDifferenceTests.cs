using CsCheck;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class TreeDifferenceTests
{
    private static readonly Gen<TreeEntry> _entry = Gen.Select(
        Gen.OneOfConst("a", "B", "a/b", "a b", "é", "a/b/c", "z.go"),
        Gen.OneOfConst(GitFileMode.Regular, GitFileMode.Executable, GitFileMode.Symlink, GitFileMode.Submodule),
        Gen.OneOfConst('1', '2'))
        .Select((path, mode, id) => Entry(path, id, mode));

    private static readonly Gen<TreeEntry[]> _tree = _entry.Array[0, 7].Select(entries => entries.DistinctBy(entry => entry.Path).ToArray());

    [Fact]
    public void Tells_additions_removals_and_changes_of_content_or_mode() =>
        TreeDifference.Files(
            [Entry("same", '1'), Entry("gone", '1'), Entry("edited", '1'), Entry("script", '1'), Entry("link", '1', GitFileMode.Symlink), Entry("module", '1', GitFileMode.Submodule)],
            [Entry("same", '1'), Entry("new", '1'), Entry("edited", '2'), Entry("script", '1', GitFileMode.Executable), Entry("link", '2', GitFileMode.Symlink), Entry("module", '2', GitFileMode.Submodule)])
            .Should().Equal(
                new ChangedFile("edited", ChangeKind.Modified),
                new ChangedFile("gone", ChangeKind.Removed),
                new ChangedFile("link", ChangeKind.Modified),
                new ChangedFile("module", ChangeKind.Modified),
                new ChangedFile("new", ChangeKind.Added),
                new ChangedFile("script", ChangeKind.Changed));

    [Fact]
    public void A_file_that_became_a_folder_is_gone_and_the_folder_is_to_be_looked_into()
    {
        TreeEntry[] earlier = [Entry("a", '1')];
        TreeEntry[] later = [Entry("a", '2', GitFileMode.Directory)];

        TreeDifference.Files(earlier, later).Should().Equal(new ChangedFile("a", ChangeKind.Removed));
        TreeDifference.Folders(earlier, later).Should().Equal(new ChangedFolder("a", null, TreeId.Parse(new string('2', 40))));
    }

    [Fact]
    public void Only_folders_that_differ_are_looked_into() =>
        TreeDifference.Folders(
            [Entry("same", '1', GitFileMode.Directory), Entry("edited", '1', GitFileMode.Directory), Entry("gone", '1', GitFileMode.Directory), Entry("file", '1')],
            [Entry("same", '1', GitFileMode.Directory), Entry("edited", '2', GitFileMode.Directory), Entry("file", '2')])
            .Select(folder => folder.Path).Should().Equal("edited", "gone");

    [Fact]
    public void What_differs_makes_the_later_tree_of_the_earlier_one() => Gen.Select(_tree, _tree).Sample((earlier, later) =>
    {
        var result = earlier.ToDictionary(entry => entry.Path);
        foreach (var change in TreeDifference.Files(earlier, later))
        {
            if (change.Change == ChangeKind.Removed)
            {
                result.Remove(change.Path).Should().BeTrue();
            }
            else
            {
                result.ContainsKey(change.Path).Should().Be(change.Change != ChangeKind.Added);
                result[change.Path] = later.Single(entry => entry.Path == change.Path);
            }
        }

        return result.Values.ToHashSet().SetEquals(later);
    });

    [Fact]
    public void Nothing_that_is_the_same_is_a_change() => Gen.Select(_tree, _tree).Sample((earlier, later) =>
        !TreeDifference.Files(earlier, later).Any(change => earlier.Intersect(later).Any(entry => entry.Path == change.Path)));

    [Fact]
    public void The_order_of_the_entries_does_not_matter() => Gen.Select(_tree, _tree).Sample((earlier, later) =>
        TreeDifference.Files(earlier, later).SequenceEqual(TreeDifference.Files([.. earlier.Reverse()], later.Reverse())));

    private static TreeEntry Entry(string path, char id, GitFileMode mode = GitFileMode.Regular) => new(path, mode, new string(id, 40));
}

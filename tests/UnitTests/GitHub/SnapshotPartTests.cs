using CsCheck;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Reading;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class SnapshotPartTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(100, 1, 1)]
    [InlineData(125, 1, 1)]
    [InlineData(126, 1, 2)]
    [InlineData(100, 4, 2)]
    [InlineData(100, 20, 9)]
    [InlineData(250, 0, 1)]
    [InlineData(251, 0, 2)]
    [InlineData(0, 3, 0)]
    public void One_installation_takes_as_few_documents_as_the_pairs_allow(int files, int targets, int parts) =>
        SnapshotPart.Split(Request(files, [.. Enumerable.Repeat(7, targets)])).Should().HaveCount(parts);

    [Fact]
    public void Files_and_targets_are_all_asked_for_once_in_the_fewest_parts() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[7, 9].Array[0, 6]).Sample((files, targets) =>
        {
            var request = Request(files, targets);
            var parts = SnapshotPart.Split(request);
            var bySize = new[] { 7, 8, 9 }.Sum(id => (Pairs(files, targets, id) + SnapshotPart.MaxPairs - 1) / SnapshotPart.MaxPairs);
            return parts.Count == bySize
                && parts.All(part => part.SourcePaths.Count + part.TargetPaths.Values.Sum(paths => paths.Count) is > 0 and <= SnapshotPart.MaxPairs)
                && parts.All(part => part.SourcePaths.Count == 0 || part.Installation == request.Source.Repository.Installation)
                && parts.All(part => part.TargetPaths.Keys.All(index => request.Targets[index].Repository.Installation == part.Installation))
                && parts.SelectMany(part => part.SourcePaths).SequenceEqual(request.Source.Paths)
                && request.Targets.Select((target, index) => parts.SelectMany(part => part.TargetPaths.GetValueOrDefault(index) ?? []).SequenceEqual(target.Paths.Select(path => path.Value))).All(same => same);
        });

    [Fact]
    public void A_part_that_is_too_much_is_halved_without_losing_anything() =>
        Gen.Select(Gen.Int[1, 125], Gen.Int[1, 3]).Sample((files, targets) =>
        {
            var part = SnapshotPart.Split(Request(files, [.. Enumerable.Repeat(7, targets)]))[0];
            var (first, second) = part.Halve();
            return first.Pairs - second.Pairs is 0 or 1
                && first.SourcePaths.Concat(second.SourcePaths).SequenceEqual(part.SourcePaths)
                && part.TargetPaths.All(target => (first.TargetPaths.GetValueOrDefault(target.Key) ?? []).Concat(second.TargetPaths.GetValueOrDefault(target.Key) ?? []).SequenceEqual(target.Value));
        });

    private static int Pairs(int files, int[] targets, int installation) => files * (targets.Count(target => target == installation) + (installation == 7 ? 1 : 0));

    private static SnapshotRequest Request(int files, int[] targets)
    {
        string[] paths = [.. Enumerable.Range(0, files).Select(file => $"dir/f{file}")];
        return new SnapshotRequest
        {
            Source = new SourceQuery(new RepositoryAccess(Given.SourceRepo, new InstallationId(7)), Given.Commit(), BranchName.Main, paths),
            Targets =
            [
                .. targets.Select((installation, index) => new TargetQuery(
                    new RepositoryAccess(RepositoryName.Parse($"acme/t{index}"), new InstallationId(installation)), BranchName.Main, null, [.. paths.Select(Given.Path)])),
            ],
        };
    }
}

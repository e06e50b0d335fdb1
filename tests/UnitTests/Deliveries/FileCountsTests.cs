using CsCheck;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class FileCountsTests
{
    private static readonly Gen<FileResult> _file = Gen.Select(Gen.Enum<FileAction>(), Gen.Enum<FileResultState>())
        .Select((action, state) => new FileResult("x", "rule", "y", action, state));

    [Theory]
    [InlineData(FileAction.Write, FileResultState.Succeeded, 1, 0, 0, 0)]
    [InlineData(FileAction.Delete, FileResultState.Succeeded, 1, 0, 0, 0)]
    [InlineData(FileAction.Deprecate, FileResultState.Succeeded, 0, 0, 1, 0)]
    [InlineData(FileAction.Write, FileResultState.Failed, 0, 1, 0, 0)]
    [InlineData(FileAction.Deprecate, FileResultState.Failed, 0, 1, 0, 0)]
    [InlineData(FileAction.Write, FileResultState.Unchanged, 0, 0, 0, 1)]
    [InlineData(FileAction.Delete, FileResultState.Skipped, 0, 0, 0, 1)]
    public void Each_file_counts_once(FileAction action, FileResultState state, long uploaded, long failed, long deprecated, long skipped) =>
        FileCounts.Of([new FileResult("x", "rule", "y", action, state)]).Should().Be(new FileCounts(1, uploaded, failed, deprecated, skipped));

    [Fact]
    public void What_matched_is_all_that_became_of_it() => _file.Array.Sample(files =>
    {
        var counts = FileCounts.Of(files);
        return counts.Matched == files.Length
            && counts.Matched == counts.Uploaded + counts.UploadFailed + counts.Deprecated + counts.Skipped;
    });

    [Fact]
    public void Counting_apart_and_adding_is_counting_together() => Gen.Select(_file.Array, _file.Array).Sample((some, more) =>
        FileCounts.Of(some).Plus(FileCounts.Of(more)) == FileCounts.Of([.. some, .. more]));
}

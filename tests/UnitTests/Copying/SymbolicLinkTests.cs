using System.Text;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class SymbolicLinkTests
{
    [Theory]
    [InlineData("x", "y")]
    [InlineData("a/x", "../y")]
    [InlineData("a/b/x", "../../y/z")]
    [InlineData("a/x", "./y")]
    [InlineData("a/x", "b/../../c")]
    [InlineData("a/x", "what:ever")]
    [InlineData("x", "größe")]
    public void A_link_that_stays_within_the_repository_is_copied(string path, string link) => RefusalOf(path, link).Should().BeNull();

    [Theory]
    [InlineData("x", "/etc/passwd", "absolute")]
    [InlineData("x", "\\\\server\\share", "absolute")]
    [InlineData("x", "C:\\windows", "absolute")]
    [InlineData("x", "", "absolute")]
    [InlineData("x", "a\nb", "absolute")]
    [InlineData("x", "..", "leads out")]
    [InlineData("a/x", "../../y", "leads out")]
    [InlineData("a/x", "..\\..\\y", "leads out")]
    [InlineData("a/x", "b/../../../a/y", "leads out")]
    [InlineData("x", ".git/config", "git's own folder")]
    [InlineData("a/x", "../.GIT./hooks", "git's own folder")]
    public void A_link_that_leaves_it_is_refused(string path, string link, string words) => RefusalOf(path, link).Should().Contain(words);

    private static string? RefusalOf(string path, string link)
    {
        var source = Given.Snapshot((path, Given.File('1', GitFileMode.Symlink))) with
        {
            Contents = new Dictionary<BlobId, ReadOnlyMemory<byte>> { [Given.Blob('1')] = Encoding.UTF8.GetBytes(link) },
        };
        return ChangeSetDecision.Decide(Given.ChangeSet(path), source, Given.Branch(), Given.NothingKnown).Settled.SingleOrDefault()?.Reason;
    }
}

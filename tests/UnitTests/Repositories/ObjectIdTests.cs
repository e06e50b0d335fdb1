using System.Text;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Repositories;

public sealed class ObjectIdTests
{
    public static TheoryData<string> NoIds =>
    [
        "", "abc", new string('a', 39), new string('a', 41), new string('a', 63), new string('A', 40), new string('g', 40), $"{new string('a', 39)}\n",
    ];

    // As `git hash-object --stdin` prints them.
    [Theory]
    [InlineData("", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391")]
    [InlineData("hello\n", "ce013625030ba8dba906f756967f9e9ca394464a")]
    [InlineData("hello\r\n", "ef0493b275aa2080237f676d2ef6559246f56636")]
    [InlineData("what is up, doc?", "bd9dbf5aae1a3862dd1526723246b20206e5fc37")]
    public void A_blob_is_named_as_git_names_it(string content, string id) =>
        BlobId.Of(Encoding.UTF8.GetBytes(content)).Value.Should().Be(id);

    [Fact]
    public void One_byte_of_a_byte_order_mark_makes_another_blob() =>
        BlobId.Of([0xEF, 0xBB, 0xBF]).Should().NotBe(BlobId.Of([]));

    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    public void Ids_of_both_hashes_are_read(int digits)
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcdef", 4))[..digits];

        CommitSha.Parse(text).Value.Should().Be(text);
        CommitSha.Parse(text).Abbreviated.Should().Be("0123456");
        BlobId.Parse(text).Should().Be(BlobId.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [MemberData(nameof(NoIds))]
    public void Anything_else_is_no_id(string? text)
    {
        CommitSha.TryParse(text, out _).Should().BeFalse();
        BlobId.TryParse(text, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("12345678", 12345678)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void An_installation_is_a_positive_number(string text, long value)
    {
        InstallationId.TryParse(text, out var id).Should().BeTrue();
        id.Value.Should().Be(value);
        id.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("9223372036854775808")]
    public void Anything_else_is_no_installation(string? text) => InstallationId.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData(GitFileMode.Directory, "40000", 16384)]
    [InlineData(GitFileMode.Regular, "100644", 33188)]
    [InlineData(GitFileMode.Executable, "100755", 33261)]
    [InlineData(GitFileMode.Symlink, "120000", 40960)]
    [InlineData(GitFileMode.Submodule, "160000", 57344)]
    public void Modes_are_those_of_git_and_of_GraphQL(GitFileMode mode, string octal, int number)
    {
        Convert.ToString((int)mode, 8).Should().Be(octal);
        ((int)mode).Should().Be(number);
    }
}

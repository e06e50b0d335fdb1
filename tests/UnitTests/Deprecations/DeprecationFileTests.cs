using System.Text;
using CsCheck;
using ExamplesCopier.Domain.Deprecations;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Deprecations;

public sealed class DeprecationFileTests
{
    private static readonly DateTimeOffset _now = new(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("[]")]
    [InlineData("\uFEFF[]")]
    public void A_file_that_is_missing_or_empty_begins_with_the_first_entry(string? text)
    {
        Apply(text, Gone("docs/x")).Should().Be("""
            [
              {
                "filename": "docs/x",
                "repo": "acme/docs",
                "branch": "main",
                "deleted_on": "2026-03-04T03:06:07Z"
              }
            ]

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_entry_that_is_there_is_not_made_again()
    {
        var once = Apply(null, Gone("x"))!;

        Apply(once, Gone("x")).Should().BeNull("nothing changed");
    }

    [Fact]
    public void Names_of_repositories_are_one_whatever_their_case() =>
        Apply("""[{"filename":"x","repo":"Acme/Docs","branch":"main"}]""", Gone("x")).Should().BeNull();

    [Theory]
    [InlineData("""[{"filename":"x","repo":"acme/other","branch":"main"}]""")]
    [InlineData("""[{"filename":"x","repo":"acme/docs","branch":"next"}]""")]
    [InlineData("""[{"filename":"X","repo":"acme/docs","branch":"main"}]""")]
    public void Another_target_is_another_entry(string text) => Apply(text, Gone("x")).Should().NotBeNull();

    [Fact]
    public void An_entry_goes_when_its_file_comes_back_and_the_others_stay_as_they_are()
    {
        const string Text = """[{"note":1,"filename":"y","repo":"acme/docs","branch":"main"},"free text",{"filename":"x","repo":"acme/docs","branch":"main"},{"filename":"x","repo":"acme/docs","branch":"main","more":[1]}]""";

        Apply(Text, Back("x")).Should().Be("""
            [
              {
                "note": 1,
                "filename": "y",
                "repo": "acme/docs",
                "branch": "main"
              },
              "free text"
            ]

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_file_that_comes_back_without_an_entry_changes_nothing() => Apply("[]", Back("x")).Should().BeNull();

    [Theory]
    [InlineData("{}", "not a JSON array")]
    [InlineData("null", "not a JSON array")]
    [InlineData("7", "not a JSON array")]
    [InlineData("[", "not JSON")]
    [InlineData("[{\"a\":1,\"a\":2}]", "not JSON")]
    [InlineData("nonsense", "not JSON")]
    public void A_file_of_another_form_is_left_alone_and_the_reason_told(string text, string words)
    {
        DeprecationFile.Read(Encoding.UTF8.GetBytes(text), out var problem).Should().BeNull();
        problem.Should().Contain(words);
    }

    [Fact]
    public void Whatever_goes_and_comes_back_leaves_the_file_as_it_was() => Gen.String[1, 20].Array[1, 10].Sample(names =>
    {
        var paths = names.Select(name => RepositoryPath.TryParse(name, out var path, out _) ? path.Value : "p").Distinct(StringComparer.Ordinal).ToArray();
        var file = DeprecationFile.Read(null, out _)!;
        file.Apply(paths.Select(Gone), _now);
        var again = DeprecationFile.Read(file.ToBytes(), out _)!;
        return again.Apply(paths.Select(Back), _now) && Encoding.UTF8.GetString(again.ToBytes()) == "[]\n";
    });

    [Fact]
    public void Any_bytes_are_read_or_refused_but_never_throw() => Gen.Byte.Array[0, 60].Sample(bytes =>
        (DeprecationFile.Read(bytes, out var problem) is null) == (problem is not null));

    private static DeprecationNote Gone(string path) => Note(path, true);

    private static DeprecationNote Back(string path) => Note(path, false);

    private static DeprecationNote Note(string path, bool gone) =>
        new("deprecated_examples.json", $"src/{path}", "all", RepositoryName.Parse("acme/docs"), BranchName.Main, Given.Path(path), gone);

    /// <returns>The file's new text; null when nothing changed.</returns>
    private static string? Apply(string? text, DeprecationNote note)
    {
        var file = DeprecationFile.Read(text is null ? null : Encoding.UTF8.GetBytes(text), out var problem);
        problem.Should().BeNull();
        return file!.Apply([note], _now) ? Encoding.UTF8.GetString(file.ToBytes()) : null;
    }
}

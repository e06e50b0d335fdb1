using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Repositories;

public sealed class RepositoryNameTests
{
    [Theory]
    [InlineData("acme/docs", "acme", "docs")]
    [InlineData("Acme-Corp/.github", "Acme-Corp", ".github")]
    [InlineData("a/b", "a", "b")]
    [InlineData("acme_octo/x.y_z-1", "acme_octo", "x.y_z-1")]
    [InlineData("acme/...", "acme", "...")]
    public void An_owner_and_a_name_are_a_repository(string text, string owner, string name)
    {
        RepositoryName.TryParse(text, out var repository).Should().BeTrue();

        repository!.Owner.Should().Be(owner);
        repository.Name.Should().Be(name);
        repository.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("acme")]
    [InlineData("/docs")]
    [InlineData("acme/")]
    [InlineData("acme/.")]
    [InlineData("acme/..")]
    [InlineData("acme/do/cs")]
    [InlineData("acme//docs")]
    [InlineData("ac.me/docs")]
    [InlineData("acme/do cs")]
    [InlineData("acme/docs\n")]
    [InlineData(" acme/docs")]
    [InlineData("ácme/docs")]
    [InlineData("acme/dócs")]
    [InlineData("https://github.com/acme/docs")]
    public void Anything_else_is_not(string? text)
    {
        RepositoryName.TryParse(text, out var repository).Should().BeFalse();
        repository.Should().BeNull();
    }

    [Theory]
    [InlineData(39, 100, true)]
    [InlineData(40, 100, false)]
    [InlineData(39, 101, false)]
    public void Lengths_are_those_of_GitHub(int owner, int name, bool valid) =>
        RepositoryName.TryParse($"{new string('o', owner)}/{new string('n', name)}", out _).Should().Be(valid);

    [Fact]
    public void Case_does_not_tell_repositories_apart()
    {
        var one = RepositoryName.Parse("Acme/Docs");
        var other = RepositoryName.Parse("aCME/dOCS");

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        one.Should().NotBe(RepositoryName.Parse("acme/doc"));
        one.Should().NotBe(RepositoryName.Parse("acm/edocs"));
    }

    [Fact]
    public void The_refusal_says_how_to_write_it() =>
        FluentActions.Invoking(() => RepositoryName.Parse("docs")).Should().Throw<FormatException>().WithMessage("*'docs'*owner/name*");
}

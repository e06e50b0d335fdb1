using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Repositories;

public sealed class RepositoryPinTests
{
    [Theory]
    [InlineData(null, 7, "acme/docs", PinVerdict.Same)]
    [InlineData(null, 7, "acme/manual", PinVerdict.Renamed)]
    [InlineData(null, 7, "globex/docs", PinVerdict.Transferred)]
    [InlineData("acme/docs", 7, "ACME/Docs", PinVerdict.Same)]
    [InlineData("acme/docs", 7, "Acme/manual", PinVerdict.Renamed)]
    [InlineData("acme/docs", 7, "globex/docs", PinVerdict.Transferred)]
    [InlineData("acme/docs", 8, "acme/docs", PinVerdict.Replaced)]
    [InlineData("acme/docs", 8, "acme/manual", PinVerdict.Replaced)]
    [InlineData("acme/docs", 8, "globex/docs", PinVerdict.Replaced)]
    [InlineData("acme/manual", 7, "acme/docs", PinVerdict.Same)]
    [InlineData("globex/docs", 7, "globex/manual", PinVerdict.Renamed)]
    [InlineData("globex/docs", 7, "acme/docs", PinVerdict.Same)]
    [InlineData("globex/docs", 7, "initech/docs", PinVerdict.Transferred)]
    [InlineData("globex/docs", 8, "globex/docs", PinVerdict.Replaced)]
    public void Number_and_owner_decide(string? known, long id, string name, PinVerdict verdict) =>
        Pin(known).Judge(Seen(id, name)).Should().Be(verdict);

    [Theory]
    [InlineData(null, "acme/docs", true)]
    [InlineData("acme/docs", "acme/docs", false)]
    [InlineData("acme/docs", "acme/manual", true)]
    [InlineData("globex/docs", "acme/docs", false)]
    [InlineData("globex/docs", "globex/manual", true)]
    public void A_new_name_is_learnt_and_a_new_owner_is_not(string? known, string name, bool learns) =>
        Pin(known).LearnsFrom(Seen(7, name)).Should().Be(learns);

    [Theory]
    [InlineData(null, "acme/docs")]
    [InlineData("acme/manual", "acme/docs")]
    [InlineData("globex/docs", "globex/docs")]
    public void Only_what_went_to_another_owner_is_asked_for_by_its_new_name(string? known, string address) =>
        Pin(known).Address.Should().Be(RepositoryName.Parse(address));

    private static RepositoryPin Pin(string? known) =>
        new() { Configured = RepositoryName.Parse("acme/docs"), Known = known is null ? null : Seen(7, known) };

    private static RepositoryIdentity Seen(long id, string name) => new(id, RepositoryName.Parse(name));
}

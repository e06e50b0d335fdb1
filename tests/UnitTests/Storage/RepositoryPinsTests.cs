using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class RepositoryPinsTests : IAsyncLifetime
{
    private static readonly RepositoryName _docs = RepositoryName.Parse("acme/docs");

    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IRepositoryPins Pins => _store.Process.GetRequiredService<IRepositoryPins>();

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_name_stands_for_the_repository_that_was_first_and_learns_its_names()
    {
        (await Pins.LearnAsync(_docs, Seen(7, "acme/docs"), Token)).Known.Should().Be(Seen(7, "acme/docs"));
        (await Pins.LearnAsync(_docs, Seen(8, "acme/docs"), Token)).Known.Should().Be(Seen(7, "acme/docs"), "another replica was first");
        await Pins.LearnAsync(_docs, Seen(7, "acme/manual"), Token);

        var upper = RepositoryName.Parse("ACME/Docs");
        (await Pins.FindAsync([upper, RepositoryName.Parse("acme/none")], Token)).Values.Should().BeEquivalentTo(
            [new RepositoryPin { Configured = upper, Known = Seen(7, "acme/manual") }, new RepositoryPin { Configured = RepositoryName.Parse("acme/none") }]);
        (await Pins.FindByIdAsync(7, Token)).Should().ContainSingle().Which.Configured.Should().Be(_docs);
        (await Pins.FindByIdAsync(8, Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_refused_last_is_what_is_confirmed_and_once()
    {
        (await Pins.ConfirmAsync(_docs, new AdminAct(AuditAction.RepositoryConfirmed, "ops"), Token)).Should().BeNull();
        await Pins.LearnAsync(_docs, Seen(7, "acme/docs"), Token);
        await Pins.RefuseAsync(_docs, Seen(8, "acme/docs"), Token);
        await Pins.RefuseAsync(_docs, Seen(9, "globex/docs"), Token);

        (await Pins.ConfirmAsync(_docs, new AdminAct(AuditAction.RepositoryConfirmed, "ops"), Token)).Should().Be(new RepositoryPin { Configured = _docs, Known = Seen(9, "globex/docs") });
        (await Pins.ConfirmAsync(_docs, new AdminAct(AuditAction.RepositoryConfirmed, "ops"), Token))!.Known.Should().Be(Seen(9, "globex/docs"));
        (await Pins.FindByIdAsync(7, Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_never_used_may_be_confirmed()
    {
        await Pins.RefuseAsync(_docs, Seen(9, "globex/docs"), Token);

        (await Pins.FindAsync([_docs], Token))[_docs].Should().Be(new RepositoryPin { Configured = _docs, Refused = Seen(9, "globex/docs") });
        (await Pins.ConfirmAsync(_docs, new AdminAct(AuditAction.RepositoryConfirmed, "ops"), Token))!.Known.Should().Be(Seen(9, "globex/docs"));
    }

    private static RepositoryIdentity Seen(long id, string name) => new(id, RepositoryName.Parse(name));
}

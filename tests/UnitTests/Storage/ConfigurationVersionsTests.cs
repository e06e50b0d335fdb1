using System.Text;
using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class ConfigurationVersionsTests : IAsyncLifetime
{
    private static readonly AdminAct _act = new(AuditAction.ConfigurationRolledBack, "ops");

    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConfigurationVersions Versions => _store.Process.GetRequiredService<IConfigurationVersions>();

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_version_is_found_by_its_name_and_without_one_the_newest_or_the_one_that_is_held()
    {
        await KeepAsync("a.yaml", "v1", "one");
        await KeepAsync("a.yaml", "v2", "two, longer");
        await KeepAsync("b.yaml", "v1", "other");

        (await TextAsync("a.yaml", "v1")).Should().Be("one");
        (await TextAsync("a.yaml", null)).Should().Be("two, longer");
        (await TextAsync("a.yaml", "v3")).Should().BeNull();
        (await TextAsync("c.yaml", null)).Should().BeNull();
        await Versions.PinAsync("a.yaml", "v1", _act, Token);
        (await TextAsync("a.yaml", null)).Should().Be("one");
        (await TextAsync("a.yaml", "v2")).Should().Be("two, longer");
    }

    [Fact]
    public async Task The_list_tells_sizes_and_not_contents()
    {
        await KeepAsync("a.yaml", "v1", "one");
        _store.Time.Advance(TimeSpan.FromMinutes(1));
        await KeepAsync("b.yaml", "v2", "größer");

        (await Versions.ListAsync(Token)).Should().Equal(
            new KeptVersion("b.yaml", "v2", "c0ffee", _store.Time.GetUtcNow(), false, 8),
            new KeptVersion("a.yaml", "v1", "c0ffee", _store.Time.GetUtcNow().AddMinutes(-1), false, 3));
    }

    private Task KeepAsync(string name, string version, string text) =>
        Versions.KeepAsync(new ConfigurationFile(name, Encoding.UTF8.GetBytes(text), "c0ffee"), version, Token);

    private async Task<string?> TextAsync(string name, string? version) =>
        await Versions.FindAsync(name, version, Token) is { } found ? Encoding.UTF8.GetString(found.File.Content.Span) : null;
}

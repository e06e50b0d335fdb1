using System.Text;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>Several change registered sources at one time.</summary>
public sealed class SourceRegistrationsTests : IAsyncLifetime
{
    private static readonly AdminAct _act = new(AuditAction.SourceRegistered, "ops");
    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISourceRegistrations Registrations => _store.Process.GetRequiredService<ISourceRegistrations>();

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task The_sources_of_files_count_to_the_limit_and_one_of_both_origins_counts_once()
    {
        var ofFiles = Enumerable.Range(0, Limits.Sources - 2).Select(i => RepositoryName.Parse($"acme/source-{i}")).ToList();
        (await Registrations.AddAsync(Of("ACME/source-0", "one"), ofFiles, _act, Token)).Should().BeTrue();

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Registrations.AddAsync(Of($"globex/more-{i}", "one"), ofFiles, _act, Token)));

        added.Count(isAdded => isAdded).Should().Be(2);
        (await Registrations.ListAsync(Token)).Should().HaveCount(3);
    }

    [Fact]
    public async Task What_was_replaced_meanwhile_is_not_removed()
    {
        await Registrations.AddAsync(Of("acme/one", "first"), [], _act, Token);
        await Registrations.ReplaceAsync(Of("acme/one", "second"), Of("acme/one", "first").Document, _act, Token);

        (await Registrations.RemoveAsync(Of("acme/one", "first"), _act, Token)).Should().BeFalse();
        (await Registrations.ListAsync(Token)).Should().ContainSingle();
        (await Registrations.RemoveAsync(Of("ACME/one", "second"), _act, Token)).Should().BeTrue();
        (await Registrations.ListAsync(Token)).Should().BeEmpty();
    }

    private static SourceRegistration Of(string source, string document) => new(RepositoryName.Parse(source), Encoding.UTF8.GetBytes(document));
}

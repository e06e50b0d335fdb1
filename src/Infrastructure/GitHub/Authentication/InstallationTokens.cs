using System.Collections.Concurrent;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>
/// Installation tokens, in memory only. One mint at a time per installation; a token is renewed five minutes before it expires, and when the
/// configuration has come to need more than it may do.
/// </summary>
internal sealed class InstallationTokens(TokenScope scope, TimeProvider time)
{
    private static readonly TimeSpan _renewBefore = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<InstallationId, Slot> _slots = new();

    /// <summary>A token that is good for at least five more minutes, and for all that is to be done.</summary>
    /// <param name="installation">Whose token.</param>
    /// <param name="mint">Asks GitHub for a new one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<InstallationToken> GetAsync(
        InstallationId installation,
        Func<InstallationId, CancellationToken, Task<InstallationToken>> mint,
        CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(installation, _ => new Slot());
        if (slot.Token is { } token && IsGood(installation, token))
        {
            return token;
        }

        await slot.Minting.WaitAsync(cancellationToken);
        try
        {
            return slot.Token is { } minted && IsGood(installation, minted) ? minted : slot.Token = await mint(installation, cancellationToken);
        }
        finally
        {
            slot.Minting.Release();
        }
    }

    /// <summary>Forgets <paramref name="refused"/>, unless it has been replaced already.</summary>
    public void Drop(InstallationId installation, InstallationToken refused)
    {
        if (_slots.TryGetValue(installation, out var slot) && slot.Token == refused)
        {
            slot.Token = null;
        }
    }

    /// <summary>Forgets whatever token <paramref name="installation"/> has.</summary>
    public void Drop(InstallationId installation)
    {
        if (_slots.TryGetValue(installation, out var slot))
        {
            slot.Token = null;
        }
    }

    /// <summary>When the token at hand expires; null when there is none.</summary>
    public DateTimeOffset? ExpiryOf(InstallationId installation) => _slots.TryGetValue(installation, out var slot) ? slot.Token?.ExpiresAt : null;

    public void Clear() => _slots.Clear();

    private bool IsGood(InstallationId installation, InstallationToken token) => time.GetUtcNow() < token.ExpiresAt - _renewBefore && scope.Fits(installation, token);

    private sealed class Slot
    {
        public SemaphoreSlim Minting { get; } = new(1);

        public volatile InstallationToken? Token;
    }
}

/// <summary>A token of an installation. It prints as nothing, so that it ends up in no log.</summary>
internal sealed record InstallationToken(string Value, DateTimeOffset MintedAt, DateTimeOffset ExpiresAt)
{
    /// <summary>The account that the installation is on.</summary>
    public string Account { get; init; } = "";

    /// <summary>What it was wanted for, granted or not.</summary>
    public IReadOnlyDictionary<string, string> Wanted { get; init; } = new Dictionary<string, string>();

    /// <summary>What it may do, by GitHub's names: <c>contents</c> → <c>write</c>. What is wanted and not in it, the installation does not grant.</summary>
    public IReadOnlyDictionary<string, string> Permissions { get; init; } = new Dictionary<string, string>();

    public override string ToString() => "installation token";
}

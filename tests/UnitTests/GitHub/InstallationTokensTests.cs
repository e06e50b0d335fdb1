using ExamplesCopier.Application.Installations;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using ExamplesCopier.UnitTests.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.GitHub;

public sealed class InstallationTokensTests
{
    private static readonly InstallationId _seven = new(7);
    private readonly FakeTimeProvider _time = new();
    private readonly InstallationTokens _tokens;
    private CopierConfiguration _configuration = CopierConfiguration.Empty;
    private int _minted;

    public InstallationTokensTests() => _tokens = new InstallationTokens(new TokenScope(() => _configuration), _time);

    [Fact]
    public async Task Fifty_callers_at_once_make_one_token()
    {
        var release = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => GetAsync(mint: async id =>
        {
            await release.Task;
            return Mint(id);
        }))).ToList();

        release.SetResult();
        var tokens = await Task.WhenAll(callers);

        _minted.Should().Be(1);
        tokens.Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_token_is_used_until_five_minutes_before_its_end()
    {
        var first = await GetAsync();
        _time.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromTicks(1));
        (await GetAsync()).Should().BeSameAs(first);

        _time.Advance(TimeSpan.FromTicks(1));
        (await GetAsync()).Should().NotBeSameAs(first);
        _minted.Should().Be(2);
    }

    [Fact]
    public async Task A_configuration_that_needs_more_gets_another_token_and_one_that_needs_less_does_not()
    {
        var reading = await GetAsync();
        _configuration = ConfigurationFile.ReadValid(Configured("acme/docs"));
        var writing = await GetAsync();
        _configuration = CopierConfiguration.Empty;

        writing.Should().NotBe(reading);
        (await GetAsync()).Should().BeSameAs(writing);
    }

    [Fact]
    public async Task A_configuration_that_needs_more_elsewhere_changes_nothing_here()
    {
        var first = await GetAsync();
        _configuration = ConfigurationFile.ReadValid(Configured("globex/docs"));

        (await GetAsync()).Should().BeSameAs(first);
    }

    [Fact]
    public async Task Installations_do_not_share_tokens()
    {
        var seven = await GetAsync();

        (await GetAsync(new InstallationId(8))).Should().NotBe(seven);
        (await GetAsync()).Should().BeSameAs(seven);
    }

    [Fact]
    public async Task A_refused_token_is_dropped()
    {
        var refused = await GetAsync();
        _tokens.Drop(_seven, refused);

        (await GetAsync()).Should().NotBe(refused);
    }

    [Fact]
    public async Task A_token_that_replaced_the_refused_one_is_kept()
    {
        var refused = await GetAsync();
        _tokens.Drop(_seven, refused);
        var replacement = await GetAsync();
        _tokens.Drop(_seven, refused);
        _tokens.Drop(new InstallationId(9), refused);

        (await GetAsync()).Should().BeSameAs(replacement);
    }

    [Fact]
    public async Task Forgetting_makes_new_ones()
    {
        await GetAsync();
        _tokens.Clear();
        await GetAsync();

        _minted.Should().Be(2);
    }

    [Fact]
    public async Task A_mint_that_fails_fails_its_caller_and_the_next_tries_again()
    {
        var failing = () => GetAsync(mint: _ => throw new IOException("network"));

        await failing.Should().ThrowAsync<IOException>();
        (await GetAsync()).Should().NotBeNull();
    }

    [Fact]
    public async Task One_who_stops_waiting_does_not_stop_the_others()
    {
        var release = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var minting = GetAsync(mint: async id =>
        {
            await release.Task;
            return Mint(id);
        });
        var waiting = _tokens.GetAsync(_seven, (id, _) => Task.FromResult(Mint(id)), impatient.Token);
        await impatient.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
        release.SetResult();
        (await minting).Should().NotBeNull();
    }

    [Fact]
    public void A_token_prints_as_nothing()
    {
        var token = Mint(_seven);

        $"{token}".Should().Be("installation token").And.NotContain(token.Value);
    }

    private Task<InstallationToken> GetAsync(InstallationId? installation = null, Func<InstallationId, Task<InstallationToken>>? mint = null) =>
        _tokens.GetAsync(installation ?? _seven, (id, _) => mint is null ? Task.FromResult(Mint(id)) : mint(id), TestContext.Current.CancellationToken);

    private InstallationToken Mint(InstallationId installation)
    {
        var count = Interlocked.Increment(ref _minted);
        return new InstallationToken($"ghs_{installation}_{count}", _time.GetUtcNow(), _time.GetUtcNow().AddHours(1))
        {
            Account = "acme",
            Wanted = PermissionNeeds.OfToken(_configuration, installation, "acme"),
        };
    }

    private static string Configured(string target) => $$"""
        sources:
          - repo: initech/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: {{target}}, path_transform: "${relative_path}"}]
        """;
}

using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Application.Webhooks;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using ExamplesCopier.UnitTests.Deliveries;
using ExamplesCopier.UnitTests.Repositories;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Webhooks;

public sealed class ProcessPullRequestWebhookTests
{
    private static readonly DateTimeOffset _later = InboxInMemory.Later;

    private readonly FakeTimeProvider _time = new();
    private readonly ConfigurationInMemory _configuration = new() { Sources = [Given.Source() with { Settings = new SourceSettings { MaxWebhooksPerMinute = 12 } }] };
    private readonly InstallationsInMemory _installations = new();
    private readonly PinsInMemory _pins = new();
    private readonly InboxInMemory _inbox = new();
    private readonly DeliveryWorld _queue = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merge_of_a_source_is_stored_then_scheduled_then_accepted()
    {
        (await HandleAsync(Token)).Should().Be(new Accepted("guid"));

        _inbox.Stored.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new AcceptDelivery(new NewDelivery { Id = "guid", Kind = DeliveryKind.Webhook, PullRequest = Given.Merge() }, 12));
        _queue.Scheduled.Should().ContainSingle().Which.Source.Should().Be(Given.Merge().Repository);
    }

    [Fact]
    public async Task One_that_must_wait_is_scheduled_at_its_place()
    {
        _inbox.Answer = new Acceptance("guid", AcceptanceResult.Accepted, _time.GetUtcNow()).DeferredUntil(_later);

        (await HandleAsync(Token)).Should().Be(new DeferredDelivery("guid", _later));
        _queue.Scheduled.Should().Equal((Given.Merge().Repository, _later));
    }

    [Fact]
    public async Task A_duplicate_is_answered_with_the_first_ones_id_and_makes_no_work()
    {
        _inbox.Answer = new Acceptance("first", AcceptanceResult.Duplicate, _later);

        (await HandleAsync(Token)).Should().Be(new Duplicate("first"));
        _queue.Scheduled.Should().BeEmpty();
    }

    [Fact]
    public async Task One_that_failed_is_scheduled_again()
    {
        _inbox.Answer = new Acceptance("guid", AcceptanceResult.Rearmed, _later);

        (await HandleAsync(Token)).Should().Be(new Accepted("guid"));
        _queue.Scheduled.Should().Equal((Given.Merge().Repository, _later));
    }

    [Theory]
    [InlineData("acme/other", "main", true, "unknown source")]
    [InlineData("acme/code-examples", "next", true, "other branch")]
    [InlineData("acme/code-examples", "main", false, "disabled source")]
    public async Task What_is_not_ours_is_neither_stored_nor_checked(string repository, string branch, bool enabled, string reason)
    {
        _configuration.Sources =
        [
            new Source { Repository = RepositoryName.Parse(repository), Branch = BranchName.Parse(branch), Settings = new SourceSettings { Enabled = enabled }, CopyRules = [] },
        ];

        (await HandleAsync(Token)).Should().Be(new NotForUs(reason));
        _inbox.Stored.Should().BeEmpty();
        _installations.Authenticated.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData(99L, 99)]
    public async Task The_configured_installation_wins_over_the_webhooks(long? configured, long used)
    {
        _configuration.Sources = [Given.Source() with { InstallationId = configured is { } id ? new InstallationId(id) : null }];
        await HandleAsync(Token);

        _installations.Authenticated.Should().Equal(new InstallationId(used));
    }

    [Fact]
    public async Task Without_a_configuration_it_is_kept_without_a_rate()
    {
        _configuration.Sources = null;

        (await HandleAsync(Token)).Should().Be(new Kept(KeptBecause.Configuration, "There is no file."));
        _inbox.Stored.Should().ContainSingle().Which.MaxPerMinute.Should().BeNull();
        _queue.Scheduled.Should().ContainSingle();
    }

    [Fact]
    public async Task When_the_installation_cannot_authenticate_it_is_kept()
    {
        _installations.OnAuthenticate = _ => throw new FaultException(new Permanent("Unsuspend it."));

        (await HandleAsync(Token)).Should().Be(new Kept(KeptBecause.Authentication, "Unsuspend it."));
        _inbox.Stored.Should().ContainSingle();
    }

    [Fact]
    public async Task A_check_that_takes_longer_than_five_seconds_is_given_up_and_the_delivery_kept()
    {
        _installations.OnAuthenticate = cancellation =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return Task.Delay(Timeout.Infinite, cancellation);
        };

        (await HandleAsync(Token)).Should().BeOfType<Kept>().Which.Because.Should().Be(KeptBecause.Authentication);
        _inbox.Stored.Should().ContainSingle();
    }

    [Fact]
    public async Task A_configuration_that_does_not_come_in_time_is_told_as_such()
    {
        var reading = new TaskCompletionSource();
        _configuration.Readable = reading.Task;
        var handling = HandleAsync(Token);
        while (_configuration.Reads == 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(5));

        (await handling).Should().BeOfType<Kept>().Which.Because.Should().Be(KeptBecause.Configuration);
        _inbox.Stored.Should().ContainSingle();
        reading.SetResult();
    }

    [Fact]
    public async Task A_kept_one_that_was_known_is_a_duplicate()
    {
        _configuration.Sources = null;
        _inbox.Answer = new Acceptance("first", AcceptanceResult.Duplicate, _later);

        (await HandleAsync(Token)).Should().Be(new Duplicate("first"));
    }

    [Fact]
    public async Task A_caller_that_went_away_ends_it()
    {
        using var gone = new CancellationTokenSource();
        _installations.OnAuthenticate = cancellation =>
        {
            gone.Cancel();
            return Task.Delay(Timeout.Infinite, cancellation);
        };

        await FluentActions.Awaiting(() => HandleAsync(gone.Token)).Should().ThrowAsync<OperationCanceledException>();
        _inbox.Stored.Should().BeEmpty();
    }

    private async Task<WebhookAnswer> HandleAsync(CancellationToken cancellationToken)
    {
        using var current = _configuration.Current(new CopierOptions(), _time);
        var intake = new WebhookIntake(_inbox, _queue, NullLogger<WebhookIntake>.Instance);
        var access = new SourceAccess(_installations, _pins, _pins.Pinned);
        return await new ProcessPullRequestWebhookHandler(new MergeRouting(current, _pins), access, intake, _time, NullLogger<ProcessPullRequestWebhookHandler>.Instance)
            .Handle(new ProcessPullRequestWebhook("guid", Given.Merge()), cancellationToken);
    }
}

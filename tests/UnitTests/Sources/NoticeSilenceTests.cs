using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Sources;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.UnitTests.Copying;
using ExamplesCopier.UnitTests.Deliveries;
using ExamplesCopier.UnitTests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Sources;

/// <summary>With the store as it is registered; webhooks come once a day, and then no more.</summary>
public sealed class NoticeSilenceTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>, IAsyncLifetime
{
    private readonly ConfigurationInMemory _configuration = new() { Sources = [Given.Source(Given.Rule("all", "", Given.Target("acme/docs")))] };
    private int _number;

    public async ValueTask InitializeAsync()
    {
        await using var database = store.Database();
        database.RemoveRange(database.Deliveries);
        database.RemoveRange(database.Looks);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_busy_source_whose_webhooks_ceased_is_told_once_after_three_days()
    {
        await WebhooksAsync(NoticeSilence.BusyWebhooks);

        (await HoursAsync(71)).Should().BeEmpty();
        (await HoursAsync(48)).Should().ContainSingle().Which.Should().Match<Alert>(alert =>
            alert.Kind == AlertKind.Silence && alert.Cause == "acme/code-examples" && alert.Message.Contains("after 5 in the week"));
    }

    [Fact]
    public async Task Merges_found_by_catching_up_break_no_silence_and_are_told()
    {
        await WebhooksAsync(NoticeSilence.BusyWebhooks);
        await HoursAsync(24);
        await AcceptAsync(DeliveryKind.CatchUp);
        await AcceptAsync(DeliveryKind.CatchUp);

        (await HoursAsync(49)).Should().ContainSingle().Which.Message.Should().Contain("2 merges").And.Contain("do not arrive");
    }

    [Fact]
    public async Task What_went_quiet_while_the_service_was_away_is_told_when_it_is_back()
    {
        await WebhooksAsync(NoticeSilence.BusyWebhooks);
        await HoursAsync(60);

        store.Time.Advance(TimeSpan.FromHours(30));

        (await HoursAsync(1)).Should().ContainSingle();
    }

    [Fact]
    public async Task Who_was_away_for_as_long_as_a_silence_takes_blames_nobody()
    {
        await WebhooksAsync(NoticeSilence.BusyWebhooks);
        await HoursAsync(1);

        store.Time.Advance(TimeSpan.FromDays(6));

        (await HoursAsync(48)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_was_never_busy_may_be_quiet()
    {
        await WebhooksAsync(NoticeSilence.BusyWebhooks - 1);

        (await HoursAsync(100)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_source_that_is_switched_off_may_be_quiet()
    {
        _configuration.Sources = [_configuration.Sources![0] with { Settings = new SourceSettings { Enabled = false } }];
        await WebhooksAsync(NoticeSilence.BusyWebhooks);

        (await HoursAsync(100)).Should().BeEmpty();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task WebhooksAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            store.Time.Advance(TimeSpan.FromDays(1));
            await AcceptAsync(DeliveryKind.Webhook);
        }
    }

    private Task<Acceptance> AcceptAsync(DeliveryKind kind) => store.AcceptAsync(Store.Delivery(Guid.NewGuid().ToString(), ++_number, kind));

    /// <summary>Lets hours pass, with a look in each.</summary>
    /// <returns>What was told in them.</returns>
    private async Task<IReadOnlyList<Alert>> HoursAsync(int hours)
    {
        using var configuration = _configuration.Current(new CopierOptions(), store.Time);
        var handler = new NoticeSilenceHandler(store.Process.GetRequiredService<ISourceActivity>(), configuration, _configuration, store.Time);
        _configuration.Alerts.Clear();
        for (var hour = 0; hour < hours; hour++)
        {
            store.Time.Advance(NoticeSilence.Interval);
            await handler.Handle(new NoticeSilence(), TestContext.Current.CancellationToken);
        }

        return [.. _configuration.Alerts];
    }
}

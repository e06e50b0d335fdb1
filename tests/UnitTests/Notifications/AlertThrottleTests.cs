using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage;
using ExamplesCopier.UnitTests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Notifications;

/// <summary>Two processes on one database.</summary>
public abstract class AlertThrottleTests(Store store)
{
    private readonly string _cause = Guid.NewGuid().ToString();
    private readonly AlertThrottle _one = store.Process.GetRequiredService<AlertThrottle>();
    private readonly AlertThrottle _other = store.NewProcess().GetRequiredService<AlertThrottle>();

    [Fact]
    public async Task Of_several_processes_one_tells_a_cause_in_an_hour()
    {
        var told = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => AdmitAsync(number % 2 == 0 ? _one : _other, $"{number}")));

        told.OfType<ThrottledAlert>().Should().ContainSingle().Which.HeldBack.Should().Be(0);
        (await _one.AdmitAsync(new Alert(AlertKind.Merge, _cause, "x"), Token)).Should().NotBeNull("it is another kind");
    }

    [Fact]
    public async Task A_restart_forgets_nothing_and_the_next_hours_first_tells_how_many_were_held_back()
    {
        (await AdmitAsync(_one, "first")).Should().NotBeNull();
        (await AdmitAsync(_one, "second")).Should().BeNull();
        (await AdmitAsync(_other, "third")).Should().BeNull();

        store.Time.Advance(AlertThrottle.Window);

        (await AdmitAsync(_other, "fourth")).Should().Be(new ThrottledAlert(new Alert(AlertKind.Upload, _cause, "fourth"), 2));
        (await AdmitAsync(_one, "fifth")).Should().BeNull();
    }

    [Fact]
    public async Task What_was_held_back_is_told_once_by_whichever_process_looks_first()
    {
        await AdmitAsync(_one, "first");
        await AdmitAsync(_one, "second");
        await AdmitAsync(_other, "third");
        (await TakeAsync(_other)).Should().BeEmpty();

        store.Time.Advance(AlertThrottle.Window);
        var told = (await Task.WhenAll(TakeAsync(_one), TakeAsync(_other))).SelectMany(all => all);

        told.Should().Equal(new ThrottledAlert(new Alert(AlertKind.Upload, _cause, "third"), 1));
        store.Time.Advance(AlertThrottle.Window);
        (await TakeAsync(_one)).Should().BeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<ThrottledAlert?> AdmitAsync(AlertThrottle throttle, string message) => throttle.AdmitAsync(new Alert(AlertKind.Upload, _cause, message), Token);

    private async Task<IEnumerable<ThrottledAlert>> TakeAsync(AlertThrottle throttle) =>
        (await throttle.TakeHeldBackAsync(Token)).Where(alert => alert.Alert.Cause == _cause);

    public sealed class OnDisk(StoreOnDisk store) : AlertThrottleTests(store), IClassFixture<StoreOnDisk>;

    public sealed class OnPostgres(StoreOnPostgres store) : AlertThrottleTests(store), IClassFixture<StoreOnPostgres>;
}

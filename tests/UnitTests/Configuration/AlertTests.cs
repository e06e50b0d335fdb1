using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.UnitTests.Deliveries;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class AlertTests
{
    [Fact]
    public async Task A_file_that_breaks_raises_one_alert_until_it_changes()
    {
        var configuration = new ConfigurationInMemory { Sources = null };
        using var current = configuration.Current(new CopierOptions { ConfigCacheSeconds = 0 }, new FakeTimeProvider());

        for (var i = 0; i < 3; i++)
        {
            await current.RefreshAsync(TestContext.Current.CancellationToken);
        }

        configuration.Alerts.Should().Equal(new Alert(AlertKind.Configuration, "configuration", "There is no file."));
    }

    [Fact]
    public async Task A_file_that_works_raises_none()
    {
        var configuration = new ConfigurationInMemory { Sources = [] };
        using var current = configuration.Current(new CopierOptions(), new FakeTimeProvider());

        await current.RefreshAsync(TestContext.Current.CancellationToken);

        configuration.Alerts.Should().BeEmpty();
    }
}

using ExamplesCopier.Api.Settings;
using ExamplesCopier.Application;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure;
using MediatR;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The use cases that need neither GitHub nor a database, put together when the first of them is asked for.</summary>
internal sealed class VerbServices : IAsyncDisposable
{
    private readonly Lazy<ServiceProvider> _provider = new(Build);

    public async Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = _provider.Value.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    public ValueTask DisposeAsync() => _provider.IsValueCreated ? _provider.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static ServiceProvider Build()
    {
        // The settings of the service, as far as they decide what a configuration may hold.
        var settings = new ConfigurationManager();
        settings.SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        SettingsSources.Add(settings);

        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(settings);
        services.AddLogging();
        services.AddMetrics();
        services.AddOptions<CopierOptions>().BindConfiguration(CopierOptions.SectionName);
        services.AddSingleton(TimeProvider.System);
        services.AddApplication();
        services.AddOfflineInfrastructure();
        return services.BuildServiceProvider();
    }
}

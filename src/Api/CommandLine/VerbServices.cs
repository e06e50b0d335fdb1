using ExamplesCopier.Api.Settings;
using ExamplesCopier.Api.Webhooks;
using ExamplesCopier.Application;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure;
using ExamplesCopier.Infrastructure.GitHub;
using MediatR;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>The use cases that need no database, put together when the first of them is asked for.</summary>
internal sealed class VerbServices : IAsyncDisposable
{
    private readonly Lazy<ConfigurationManager> _settings;
    private readonly Lazy<ServiceProvider> _offline;
    private readonly Lazy<ServiceProvider> _online;

    /// <param name="overrides">Settings that win over those of the environment; null for none.</param>
    public VerbServices(IReadOnlyDictionary<string, string?>? overrides = null)
    {
        _settings = new(() => Settings(overrides));
        _offline = new(() => Build(_settings.Value, services => services.AddOfflineInfrastructure()));
        _online = new(() => BuildOnline(_settings.Value));
    }

    /// <summary>Whether the settings do for asking GitHub.</summary>
    public bool CanAskGitHub => !SettingsSection.GitHub.Problems(_settings.Value).Any();

    /// <summary>Where the service of these settings takes webhooks.</summary>
    public IReadOnlyList<string> WebhookPaths =>
        _settings.Value.GetSection(HttpOptions.SectionName)[nameof(HttpOptions.WebhookPath)] is { Length: > 0 } alias
            ? [.. WebhookController.Paths, alias.TrimEnd('/')]
            : WebhookController.Paths;

    /// <summary>Why the service would not start with these settings.</summary>
    public IReadOnlyList<string> SettingsProblems() => SettingsCheck.Problems(_settings.Value);

    /// <summary>What needs no GitHub either.</summary>
    public Task<T> SendAsync<T>(IRequest<T> request, CancellationToken cancellationToken) => SendAsync(_offline.Value, request, cancellationToken);

    /// <summary>What asks GitHub, as the App that the settings name.</summary>
    /// <exception cref="WrongInputException">The settings do not do, or GitHub does not.</exception>
    public async Task<T> SendToGitHubAsync<T>(IRequest<T> request, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(_online.Value, request, cancellationToken);
        }
        catch (Exception exception) when (exception is FaultException or ConfigurationUnavailableException)
        {
            throw new WrongInputException(exception.Message, exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in (Lazy<ServiceProvider>[])[_offline, _online])
        {
            if (provider.IsValueCreated)
            {
                await provider.Value.DisposeAsync();
            }
        }

        if (_settings.IsValueCreated)
        {
            _settings.Value.Dispose();
        }
    }

    private static async Task<T> SendAsync<T>(ServiceProvider provider, IRequest<T> request, CancellationToken cancellationToken)
    {
        await using var scope = provider.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    private static ServiceProvider BuildOnline(ConfigurationManager settings)
    {
        if (SettingsSection.GitHub.Problems(settings).ToList() is { Count: > 0 } problems)
        {
            throw new WrongInputException($"GitHub is asked with the settings of the service, and these do not do: {string.Join(' ', problems)}");
        }

        return Build(settings, services =>
        {
            services.AddOptions<GitHubOptions>().BindConfiguration(GitHubOptions.SectionName);
            services.AddReadingInfrastructure();
        });
    }

    /// <summary>The settings of the service, without those that its command line had.</summary>
    internal static ConfigurationManager Settings(IReadOnlyDictionary<string, string?>? overrides)
    {
        var settings = new ConfigurationManager();
        try
        {
            settings.SetBasePath(Directory.GetCurrentDirectory()).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        }
        catch (InvalidDataException exception)
        {
            throw new WrongInputException(SettingsFile.Sentence(exception), exception);
        }

        SettingsSources.Add(settings);
        settings.AddInMemoryCollection(overrides);
        return settings;
    }

    private static ServiceProvider Build(ConfigurationManager settings, Action<ServiceCollection> addInfrastructure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(settings);
        services.AddLogging();
        services.AddMetrics();
        services.AddOptions<CopierOptions>().BindConfiguration(CopierOptions.SectionName);
        services.AddSingleton(TimeProvider.System);
        services.AddApplication();
        addInfrastructure(services);
        return services.BuildServiceProvider();
    }
}

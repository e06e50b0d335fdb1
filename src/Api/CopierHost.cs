using ExamplesCopier.Api.Dashboard;
using ExamplesCopier.Api.Dashboard.Session;
using ExamplesCopier.Api.Documentation;
using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Listening;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Api.Settings;
using ExamplesCopier.Api.Telemetry;
using ExamplesCopier.Api.Webhooks;
using ExamplesCopier.Application;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Serilog;

namespace ExamplesCopier.Api;

/// <summary>Puts the service together, and runs it.</summary>
public static class CopierHost
{
    private const int Ok = 0;
    private const int BadInput = 1;

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>The exit code: 0, also when it was told to stop before it was ready; or 1 when the settings or the database cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            var stopping = app.Lifetime.ApplicationStopping;
            try
            {
                await app.RunAsync();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // Told to stop while it was starting: what it had begun with the database is undone.
            }

            return Ok;
        }
        catch (Exception exception) when (exception is OptionsValidationException or StartupException)
        {
            var problems = exception is OptionsValidationException options ? options.Failures : [exception.Message];
            await Console.Error.WriteLineAsync("The service cannot start:");
            foreach (var problem in problems)
            {
                await Console.Error.WriteLineAsync($"  - {ControlCharacters.Escape(problem)}");
            }

            return BadInput;
        }
    }

    /// <summary>The service, ready to start.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>.</param>
    /// <param name="configure">Last word on the services, for hosts that embed this one.</param>
    /// <exception cref="OptionsValidationException">Settings are bad or missing.</exception>
    /// <exception cref="StartupException">A file of settings cannot be read.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Begin(args);
        SettingsSources.Add(builder.Configuration);
        SettingsCheck.Run(builder.Configuration);

        builder.Logging.ClearProviders();
        builder.Services.AddSerilog((services, logging) => Logging.Configure(logging, builder.Configuration, () => IsStarting(services)), writeToProviders: TelemetryServices.HasCollector(builder.Configuration));
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddCopierOptions();
        builder.Services.AddApplication();
        builder.Services.AddInfrastructure(
            Bound<StorageOptions>(builder.Configuration, StorageOptions.SectionName),
            Bound<CopierOptions>(builder.Configuration, CopierOptions.SectionName));
        builder.Services.AddSingleton<UnverifiedBodies>();
        builder.Services.AddSingleton<Health.Uptime>();
        builder.Services.AddControllers(mvc => mvc.ValueProviderFactories.RemoveFormReaders())
            .AddJsonOptions(json => ApiJson.Apply(json.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(api =>
            {
                api.InvalidModelStateResponseFactory = ErrorResults.OfModelState;
                // A bare status gets its body where all do, in the shape that all have.
                api.SuppressMapClientErrors = true;
            });
        builder.Services.AddApiDocument();
        builder.Services.AddSingleton<AdminKeys>();
        builder.Services.AddSingleton<FailedAttempts>();
        builder.Services.AddTransient<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
        builder.Services.AddAuthentication(AdminKeyHandler.Scheme).AddScheme<AuthenticationSchemeOptions, AdminKeyHandler>(AdminKeyHandler.Scheme, null);
        builder.Services.AddAuthorizationBuilder().AddAdminPolicies();
        builder.Services.AddDashboard();
        builder.Services.AddExceptionHandler<ExceptionAnswers>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Apply(kestrel.Limits);
        });

        Listeners.Open(builder, Bound<HttpOptions>(builder.Configuration, HttpOptions.SectionName));

        configure?.Invoke(builder);
        var app = builder.Build();
        app.Services.GetRequiredService<Health.Uptime>();
        app.UseForwardedHeaders();
        app.UseMiddleware<SafeHeaders>();
        app.UseMiddleware<RequestIds>();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(context => ProblemPages.IsWanted(context.HttpContext) ? ProblemPages.WriteAsync(context.HttpContext) : ErrorResults.WriteAsync(context.HttpContext));
        app.UseMiddleware<WebhookPathAlias>();
        app.UseMiddleware<PageHeaders>();
        app.UseRouting();
        app.UseMiddleware<PortDivision>();
        app.UseMiddleware<SmallBodies>();
        app.UsePrometheusText();
        app.UseCookiePolicy();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<ForeignForms>();
        app.MapControllers();
        app.MapApiDocument();
        app.MapDashboard();
        return app;
    }

    private static bool IsStarting(IServiceProvider services) => !services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.IsCancellationRequested;

    private static WebApplicationBuilder Begin(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(CopierHost).Assembly.GetName().Name });
        }
        catch (InvalidDataException exception)
        {
            throw new StartupException(SettingsFile.Sentence(exception), exception);
        }
    }

    private static T Bound<T>(ConfigurationManager configuration, string section)
        where T : new() => configuration.GetSection(section).Get<T>() ?? new T();
}

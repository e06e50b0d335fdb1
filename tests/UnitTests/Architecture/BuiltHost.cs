using System.Security.Cryptography;
using ExamplesCopier.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Architecture;

/// <summary>The service with the least settings that it takes, built with every check of its graph, never started.</summary>
public sealed class BuiltHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-graph-");
    private readonly WebApplication _app;

    public BuiltHost()
    {
        using var key = RSA.Create(2048);
        _app = CopierHost.Build(
            [
                "--GitHub:AppId=1",
                $"--GitHub:PrivateKey={key.ExportRSAPrivateKeyPem()}",
                "--GitHub:WebhookSecrets:0=secret",
                $"--Storage:ConnectionString=Data Source={Path.Combine(_folder.FullName, "copier.db")}",
            ],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateScopes, provider.ValidateOnBuild) = (true, true));
            });
    }

    public FakeTimeProvider Time { get; } = new();

    public IServiceProvider Services => _app.Services;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

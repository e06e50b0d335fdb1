using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Three organisations with our App installed, their repositories, and the service that copies between them.</summary>
internal sealed class CopierWorld : IAsyncDisposable
{
    public const int Acme = 1001;
    public const int Globex = 1002;
    public const int Initech = 1003;

    private readonly WorkFolder _folder;

    private CopierWorld(SimulatedGitHub github, WorkFolder folder) => (GitHub, _folder) = (github, folder);

    public SimulatedGitHub GitHub { get; }

    public CopierService Service { get; private set; } = null!;

    public WorkFolder Folder => _folder;

    /// <summary>Requests that GitHub does not know are expected here; everywhere else they fail the test.</summary>
    public bool ToleratesUnexpectedRequests { get; set; }

    /// <summary>A source <c>acme/examples</c>, targets <c>acme/docs</c>, <c>globex/site</c> and <c>initech/handbook</c>, and a service with that configuration.</summary>
    public static async Task<CopierWorld> StartAsync(string configuration, Action<SimulatedGitHub>? arrange = null, params string[] settings)
    {
        var world = await PrepareAsync(configuration, arrange);
        await world.StartServiceAsync(settings);
        return world;
    }

    /// <summary>The same, without the service.</summary>
    public static async Task<CopierWorld> PrepareAsync(string configuration, Action<SimulatedGitHub>? arrange = null, SimulatorOptions? simulator = null)
    {
        var github = await SimulatedGitHub.StartAsync(simulator);
        github.Install("acme", Acme);
        github.Install("globex", Globex);
        github.Install("initech", Initech);
        github.CreateRepository("acme/examples", repository => repository.File("README.md", "# Examples\n").File("go/old.go", "package old\n"));
        foreach (var target in new[] { "acme/docs", "globex/site", "initech/handbook" })
        {
            github.CreateRepository(target, repository => repository.File("README.md", $"# {target}\n"));
        }

        arrange?.Invoke(github);
        var folder = new WorkFolder();
        folder.Configure(configuration);
        return new CopierWorld(github, folder);
    }

    public async Task StartServiceAsync(params string[] settings) => Service = await CopierService.StartAsync(GitHub, _folder, settings);

    /// <summary>The service loses its database and starts with an empty one.</summary>
    public async Task ForgetEverythingAsync(params string[] settings)
    {
        await Service.DisposeAsync();
        _folder.DropDatabase();
        await StartServiceAsync(settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null)
        {
            await Service.DisposeAsync();
        }

        var unexpected = GitHub.UnexpectedRequests;
        await GitHub.DisposeAsync();
        _folder.Dispose();
        if (!ToleratesUnexpectedRequests)
        {
            unexpected.Should().BeEmpty("GitHub would not know these requests");
        }
    }
}

using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.GitHubSimulator;

/// <summary>Everything GitHub knows. One lock guards it all.</summary>
internal sealed class World
{
    private readonly Lock _gate = new();
    private int _lastId = 1_700_000_000;
    private int _lastObject;

    public World(SimulatorOptions options)
    {
        Options = options;
        Clock = options.Clock;
        Repositories = new RepositoryList(this);
        Installations = new InstallationList(this);
        Tokens = new TokenList(this);
        HookDeliveries = new HookDeliveryList(Clock);
        App = new SimulatedApp(options);
        AppBot = Accounts.Bot(App.BotLogin);
        App.BotId = AppBot.Id;
        AppOwner = Accounts.Organization(options.AppOwner);
    }

    public SimulatorOptions Options { get; }

    /// <summary>Where the simulator listens, for the addresses it hands out.</summary>
    public string Url { get; set; } = "http://127.0.0.1";

    public TimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public AccountList Accounts { get; } = new();

    public RepositoryList Repositories { get; }

    public InstallationList Installations { get; }

    public TokenList Tokens { get; }

    public TokenSettings TokenSettings { get; } = new();

    public SimulatedApp App { get; }

    /// <summary>Ends the requests that are kept waiting when the simulator stops.</summary>
    public CancellationTokenSource Stopping { get; } = new();

    public Account AppBot { get; }

    public Account AppOwner { get; }

    public HookDeliveryList HookDeliveries { get; }

    /// <summary>Sends an event once more without waiting for the answer.</summary>
    public Action<WebhookDelivery> SendAgain { get; set; } = _ => { };

    /// <summary>Where the App's events go.</summary>
    public Func<Uri?> WebhookUrl { get; set; } = () => null;

    /// <summary>Called inside the lock, after a reference moved.</summary>
    public Action<Push> Pushed { get; set; } = _ => { };

    /// <summary>Called inside the lock, after the App or GitHub itself closed or merged a pull request.</summary>
    public Action<SimulatedPullRequest, Account> Closed { get; set; } = (_, _) => { };

    /// <summary>The number of the request being answered.</summary>
    public int Request { get; set; }

    /// <summary>A number no other pull request or comment has.</summary>
    public int NextId() => ++_lastId;

    /// <summary>The place of a new git object in the order of all that are made, in any repository.</summary>
    public int NextObject() => ++_lastObject;

    public T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }

    public void Locked(Action act)
    {
        lock (_gate) act();
    }

    public void AfterPush(Push push)
    {
        var repository = push.Repository;
        var branch = RefNames.Short(push.RefName);
        foreach (var pull in repository.Pulls.Open.Concat(repository.Parent?.Pulls.Open ?? []).ToList())
        {
            var isHead = pull.HeadRepository == repository && pull.HeadBranch == branch;
            var isBase = pull.Repository == repository && pull.BaseBranch == branch;
            if (push.After is null && (isHead || isBase)) Close(pull, push.By);
            else if (isHead) pull.LastHead = push.After!;
        }

        AutoMerge.Run(repository);
        Pushed(push);
    }

    private void Close(SimulatedPullRequest pull, Account? by)
    {
        pull.Close(Now, by);
        if (by == AppBot) Closed(pull, AppBot);
    }
}

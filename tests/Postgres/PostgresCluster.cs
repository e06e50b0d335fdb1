using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ExamplesCopier.Postgres;

/// <summary>A data folder and the server on it.</summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    public const string Superuser = "copier";

    // The shell keeps the server for as long as its own input is open: it closes with our process, however that ends.
    private const string Keeper = """
        "$@" < /dev/null &
        server=$!
        cat > /dev/null
        kill -INT "$server" 2> /dev/null
        wait "$server"
        """;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly string _folder;
    private Process? _keeper;
    private Task _draining = Task.CompletedTask;

    private PostgresCluster(string folder, int port) => (_folder, Port) = (folder, port);

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresCluster> CreateAsync(int port)
    {
        var cluster = new PostgresCluster(Directory.CreateTempSubdirectory("copier-pg-").FullName, port);
        if (PostgresPrograms.User is { } user)
        {
            await PostgresPrograms.RunAsync(["chown", user, cluster._folder]);
        }

        await PostgresPrograms.RunAsync(
            [.. await PostgresPrograms.CommandAsync("initdb"), "-D", cluster.Data, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]);
        return cluster;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the server and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] settings =
        [
            $"port={Port.ToString(CultureInfo.InvariantCulture)}",
            "listen_addresses=127.0.0.1",
            $"unix_socket_directories={_folder}",
            "max_connections=300",
            "shared_buffers=32MB",
            // Tests kill processes, not the machine.
            "fsync=off",
        ];
        foreach (var argument in (string[])["-c", Keeper, "postgres", .. await PostgresPrograms.CommandAsync("postgres"), "-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })])
        {
            start.ArgumentList.Add(argument);
        }

        _keeper = Process.Start(start)!;
        var ready = new TaskCompletionSource();
        _draining = DrainAsync(_keeper, ready);
        await ready.Task.WaitAsync(_patience);
    }

    /// <summary>Breaks every connection and ends.</summary>
    public async Task StopAsync()
    {
        if (_keeper is not { } keeper)
        {
            return;
        }

        _keeper = null;
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync().WaitAsync(_patience);
        await _draining;
        keeper.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task DrainAsync(Process keeper, TaskCompletionSource ready)
    {
        var said = new Queue<string>();
        while (await keeper.StandardError.ReadLineAsync() is { } line)
        {
            said.Enqueue(line);
            if (said.Count > 20)
            {
                said.Dequeue();
            }

            if (line.EndsWith("database system is ready to accept connections", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        }

        ready.TrySetException(new InvalidOperationException($"PostgreSQL did not start: {string.Join(Environment.NewLine, said)}"));
    }
}

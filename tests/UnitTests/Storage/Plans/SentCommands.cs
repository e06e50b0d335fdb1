using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ExamplesCopier.UnitTests.Storage.Plans;

/// <summary>A question as it was sent to the database.</summary>
public sealed record SentCommand(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Remembers what EF Core sends on behalf of whoever asked to watch, and of nobody else.</summary>
internal sealed class SentCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<List<SentCommand>?> _watched = new();
    private static readonly IDisposable _subscription = DiagnosticListener.AllListeners.Subscribe(new SentCommands());

    public static async Task<IReadOnlyList<SentCommand>> WatchAsync(Func<Task> work)
    {
        _subscription.Should().NotBeNull();
        var sent = _watched.Value = [];
        await work();
        _watched.Value = null;
        return sent;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name)
        {
            listener.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name);
        }
    }

    public void OnNext(KeyValuePair<string, object?> message)
    {
        if (_watched.Value is { } watched && message.Value is CommandEventData { Command: var command })
        {
            watched.Add(new SentCommand(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => throw error;
}

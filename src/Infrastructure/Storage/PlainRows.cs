using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// Writes whole rows without tracking them, by statements that are made from the model. What comes by the thousand is written this way:
/// tracking a row and comparing it costs several times what storing it does.
/// </summary>
internal sealed class PlainRows<TRow>
    where TRow : class
{
    private readonly IProperty[] _columns;
    private readonly string _insert;
    private readonly string _update;
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    public PlainRows(IModel model)
    {
        var type = model.FindEntityType(typeof(TRow))!;
        _columns = [.. type.GetProperties()];
        var key = type.FindPrimaryKey()!.Properties.Single();
        var names = _columns.Select(column => $"\"{column.GetColumnName()}\"");
        _insert = $"INSERT INTO {type.GetTableName()} ({string.Join(", ", names)}) VALUES ({string.Join(", ", _columns.Select((_, i) => Parameter(i)))})";
        var values = _columns.Select((column, i) => (column, Text: $"\"{column.GetColumnName()}\" = {Parameter(i)}")).ToList();
        _update = $"UPDATE {type.GetTableName()} SET {string.Join(", ", values.Where(value => value.column != key).Select(value => value.Text))}"
            + $" WHERE {values.Single(value => value.column == key).Text}";
    }

    /// <summary>Needs a transaction.</summary>
    public Task InsertAsync(CopierDbContext database, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken) =>
        WriteAsync(database.Database.CurrentTransaction!.GetDbTransaction(), _insert, rows, cancellationToken);

    /// <summary>Needs a transaction in which the rows were read, and which nobody else can write them meanwhile.</summary>
    public Task UpdateAsync(CopierDbContext database, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken) =>
        WriteAsync(database.Database.CurrentTransaction!.GetDbTransaction(), _update, rows, cancellationToken);

    private async Task WriteAsync(DbTransaction transaction, string statement, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (transaction.Connection!.CanCreateBatch)
        {
            await WriteTogetherAsync(statement, transaction, rows, cancellationToken);
            return;
        }

        var command = Prepared(statement, transaction.Connection);
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            Fill(command.Parameters, command, row);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>A statement stays prepared as long as its connection is the same; only what it is given changes.</summary>
    private DbCommand Prepared(string statement, DbConnection connection)
    {
        if (_prepared.TryGetValue(statement, out var known) && known.Connection == connection)
        {
            return known;
        }

        known?.Dispose();
        var command = connection.CreateCommand();
        command.CommandText = statement;
        return _prepared[statement] = command;
    }

    /// <summary>In one round trip, where the database is on another machine.</summary>
    private async Task WriteTogetherAsync(string statement, DbTransaction transaction, IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
    {
        await using var factory = transaction.Connection!.CreateCommand();
        await using var batch = transaction.Connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement;
            Fill(command.Parameters, factory, row);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private void Fill(DbParameterCollection parameters, DbCommand factory, TRow row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = _columns[i].GetGetter().GetClrValue(row);
            parameters.Add(_columns[i].GetRelationalTypeMapping().CreateParameter(factory, Parameter(i), value));
        }
    }

    private static string Parameter(int i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}");
}

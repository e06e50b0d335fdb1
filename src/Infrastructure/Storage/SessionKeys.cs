using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SessionKeys(CopierDbContexts contexts) : ISessionKeys
{
    public IReadOnlyList<string> Read() => StoreFaults.Guard(() =>
    {
        using var database = contexts.Create();
        return database.SessionKeys.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Document).ToList();
    });

    public void Add(string name, string document) => StoreFaults.Guard(() =>
    {
        using var database = contexts.Create();
        database.SessionKeys.Add(new SessionKeyRow { Name = name, Document = document });
        return database.SaveChanges();
    });
}

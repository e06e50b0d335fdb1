using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.Admin;

/// <summary>A body that is a document of the configuration's schema, YAML or JSON, and is read as files are.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DocumentBodyAttribute(string description) : Attribute
{
    public string Description => description;

    /// <summary>It is a whole file, with all its sources; otherwise one source.</summary>
    public bool IsWholeFile { get; init; }

    /// <summary>Reads the body of a request.</summary>
    /// <returns>One byte more than a configuration may have when it has more: the reader then says so.</returns>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var bytes = new byte[Limits.ConfigurationBytes + 1];
        var length = 0;
        for (var read = -1; read != 0 && length < bytes.Length; length += read)
        {
            read = await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken);
        }

        return bytes.AsMemory(0, length);
    }
}

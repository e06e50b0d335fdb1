namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>The document cannot be read past this place; it never leaves this folder.</summary>
internal sealed class UnreadableDocumentException : Exception
{
    public UnreadableDocumentException(string message)
        : this(Position.Start, message)
    {
    }

    public UnreadableDocumentException(Position position, string message)
        : base(message) => Position = position;

    public Position Position { get; }
}

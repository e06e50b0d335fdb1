using System.Globalization;
using System.Text;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>The way from the root of a document to a value, written out only when a problem needs it.</summary>
internal sealed class DocumentPath
{
    private readonly DocumentPath? _parent;
    private readonly string? _key;
    private readonly int _index;

    private DocumentPath(DocumentPath? parent, string? key, int index) => (_parent, _key, _index) = (parent, key, index);

    public static DocumentPath Root { get; } = new(null, null, 0);

    public DocumentPath Of(string child) => new(this, child, 0);

    public DocumentPath Of(int child) => new(this, null, child);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private void Write(StringBuilder text)
    {
        if (_parent is null)
        {
            return;
        }

        _parent.Write(text);
        if (_key is null)
        {
            text.Append('[').Append(_index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }
        else
        {
            text.Append(text.Length == 0 ? "" : ".").Append(Quoted.Shorten(_key));
        }
    }
}

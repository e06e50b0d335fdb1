using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>What a person must hear about a conversion, with its place in the file it concerns.</summary>
internal sealed class ConversionReport
{
    private readonly List<string> _errors = [];
    private readonly List<string> _notes = [];

    /// <summary>Why nothing can be converted.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>What has no counterpart, or is done otherwise.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Error(string file, DocumentPath path, Position at, string message) => Add(_errors, file, path, at, message);

    public void Note(string file, DocumentPath path, Position at, string message) => Add(_notes, file, path, at, message);

    public void Note(string note) => _notes.Add(note);

    public void Error(string error) => _errors.Add(error);

    private static void Add(List<string> to, string file, DocumentPath path, Position at, string message)
    {
        var text = new ConfigurationProblem(path.ToString(), at.Line, at.Column, Quoted.Message(message)).At(file);
        if (!to.Contains(text))
        {
            to.Add(text);
        }
    }
}

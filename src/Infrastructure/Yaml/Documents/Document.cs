namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>A file as a tree of values.</summary>
/// <param name="Text">The whole text, to find places within scalars.</param>
/// <param name="Root">Null when the file holds nothing.</param>
/// <param name="Rest">What follows the first document and is not read; null when nothing does.</param>
internal sealed record Document(string Text, Node? Root, DocumentRest? Rest);

/// <summary>Another document, or text that is none.</summary>
internal sealed record DocumentRest(Position Start, string Message);

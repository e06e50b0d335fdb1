namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>A file as a tree of values.</summary>
/// <param name="Text">The whole text, to find places within scalars.</param>
/// <param name="Root">Null when the file holds nothing.</param>
/// <param name="Second">Where another document begins; it is not read.</param>
internal sealed record Document(string Text, Node? Root, Position? Second);

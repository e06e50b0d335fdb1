using System.CommandLine;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A verb with what its help shows beside its options.</summary>
/// <param name="Command">Its arguments, its options and what it does.</param>
/// <param name="Examples">Whole command lines.</param>
internal sealed record Verb(Command Command, params IReadOnlyList<string> Examples);

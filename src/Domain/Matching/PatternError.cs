namespace ExamplesCopier.Domain.Matching;

/// <summary>Why a pattern or template cannot be used.</summary>
/// <param name="Offset">Where in the text, in UTF-16 units from 0; at most the length of the text.</param>
/// <param name="Message">What is wrong and what to write instead, in plain words, without the position.</param>
public sealed record PatternError(int Offset, string Message);

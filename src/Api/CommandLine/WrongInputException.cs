namespace ExamplesCopier.Api.CommandLine;

/// <summary>What the arguments name cannot be worked with; the message tells a person why and what to do.</summary>
internal sealed class WrongInputException(string message, Exception? inner = null) : Exception(message, inner);

namespace ExamplesCopier.Infrastructure;

/// <summary>The service cannot start; the message tells an operator why and what to do, without a stack trace.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);

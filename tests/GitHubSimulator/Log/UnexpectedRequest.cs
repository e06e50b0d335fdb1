namespace ExamplesCopier.GitHubSimulator.Log;

/// <summary>A request for something the simulator does not know: a route, a GraphQL field, an argument.</summary>
public sealed record UnexpectedRequest(string Method, string Path, string Reason);

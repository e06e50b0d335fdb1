using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Log;

namespace ExamplesCopier.GitHubSimulator.GraphQL;

/// <summary>The GraphQL endpoint: the whole document is checked before anything in it runs.</summary>
internal sealed class GraphQLApi(World world, RequestLog log)
{
    public ApiAnswer Answer(Exchange exchange, GraphQLOperation operation)
    {
        if (exchange.Caller is Caller.Anonymous) throw GitHubError.Unauthorized("This endpoint requires you to be authenticated.");
        if (exchange.Token is not { } token) throw GitHubError.Unauthorized("Bad credentials");
        if (exchange.Request.Method != "POST") throw GitHubError.NotFound();
        if (operation.Problem is not null) return Refused(exchange, [new GraphQLError(operation.Problem)]);
        var errors = new DocumentCheck(operation).Run();
        if (errors.Count > 0) return Refused(exchange, errors);
        try
        {
            var variables = VariableValues.Read(operation);
            return Executed(operation, new Executor(operation, variables, new FieldScope(world, token, exchange)));
        }
        catch (GraphQLErrorException refusal)
        {
            return Refused(exchange, [refusal.Error]);
        }
    }

    private static ApiAnswer Executed(GraphQLOperation operation, Executor executor)
    {
        var answer = new JsonObject { ["data"] = executor.Run() };
        if (executor.Errors.Count > 0) answer["errors"] = new JsonArray([.. executor.Errors]);
        operation.ErrorCount = executor.Errors.Count;
        return ApiAnswer.Json(answer);
    }

    private ApiAnswer Refused(Exchange exchange, IReadOnlyList<GraphQLError> errors)
    {
        foreach (var error in errors) log.AddUnexpected(new UnexpectedRequest(exchange.Request.Method, exchange.Request.Path, error.Message));
        exchange.Operation!.ErrorCount = errors.Count;
        return ApiAnswer.Json(new JsonObject { ["errors"] = new JsonArray([.. errors.Select(e => e.ToJson())]) });
    }
}

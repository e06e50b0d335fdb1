namespace ExamplesCopier.UnitTests.Architecture.Broken;

internal sealed class KnowsInASignature
{
    public static void Use(Octokit.IGitHubClient client) => _ = client;
}

internal sealed class KnowsInAnAsyncBody
{
    public static async Task UseAsync()
    {
        await Task.Yield();
        _ = new Quartz.JobKey("x");
    }
}

internal sealed class KnowsInALambda
{
    public static Func<object> Make { get; } = () => new YamlDotNet.Core.Mark();
}

internal sealed class KnowsAsATypeArgument
{
    public static IReadOnlyList<Npgsql.NpgsqlConnection> All => [];
}

internal sealed class KnowsByInheritance : Microsoft.EntityFrameworkCore.DbContext;

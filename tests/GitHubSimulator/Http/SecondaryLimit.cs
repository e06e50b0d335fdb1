using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Faults;

namespace ExamplesCopier.GitHubSimulator.Http;

/// <summary>Refuses an installation that asks for too much at a time, by the rules its <see cref="InstallationLimits"/> set.</summary>
internal sealed class SecondaryLimit(World world)
{
    private readonly Dictionary<int, Queue<DateTimeOffset>> _writes = [];

    public ApiAnswer? Refuse(Exchange exchange)
    {
        if (exchange.Token?.Installation is not { } installation) return null;
        var limits = installation.Limits;
        if (exchange.InFlight > limits.ConcurrentRequests) return Refusal(exchange, limits);
        if (!exchange.IsMutation || limits.WritesPerMinute is not { } most) return null;
        if (!_writes.TryGetValue(installation.Id, out var writes)) _writes[installation.Id] = writes = new Queue<DateTimeOffset>();
        while (writes.TryPeek(out var oldest) && oldest <= world.Now.AddMinutes(-1)) writes.Dequeue();
        if (writes.Count >= most) return Refusal(exchange, limits);
        writes.Enqueue(world.Now);
        return null;
    }

    private static ApiAnswer Refusal(Exchange exchange, InstallationLimits limits)
    {
        var answer = exchange.Request.IsGraphQL && limits.GraphQLRefusedWith200
            ? FaultAnswer.GraphQLSecondaryRateLimit(limits.RetryAfter)
            : FaultAnswer.SecondaryRateLimit(limits.RetryAfter, limits.Status);
        return answer.ToApiAnswer();
    }
}

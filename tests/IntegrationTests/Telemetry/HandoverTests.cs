using System.Collections.Concurrent;
using System.Diagnostics;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Telemetry;

public sealed class HandoverTests
{
    [Fact]
    public async Task Who_works_on_a_delivery_later_goes_on_with_the_trace_of_who_accepted_it()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "ExamplesCopier" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.PostJsonAsync("api/v1/pause", "{}");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.DisposeAsync();
        await world.StartServiceAsync();

        await world.Service.PostJsonAsync("api/v1/resume", "{}");
        await world.Service.FinishedAsync(merge);

        var run = ended.Single(span => span.GetTagItem("copier.delivery.id") as string == $"{merge.DeliveryId}");
        run.HasRemoteParent.Should().BeTrue();
        ended.Should().Contain(span => span.Context.SpanId == run.ParentSpanId && span.TraceId == run.TraceId && span.Kind == ActivityKind.Server);
    }
}

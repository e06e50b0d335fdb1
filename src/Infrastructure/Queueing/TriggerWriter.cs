using System.Threading.Channels;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// Stores a trigger for each source that has something due: one, however many wait, and what comes for it while others are stored comes to it at once.
/// Quartz starts whichever trigger has been due longest, so the sources take turns. The earlier of two times holds, and a trigger that fired already is
/// stored anew, so a source may be added any number of times.
/// </summary>
internal sealed partial class TriggerWriter(ISchedulerFactory schedulers, ILogger<TriggerWriter> logger) : BackgroundService
{
    private readonly Lock _lock = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Dictionary<RepositoryName, DateTimeOffset> _waiting = [];

    public void Add(RepositoryName source, DateTimeOffset at)
    {
        lock (_lock)
        {
            _waiting[source] = _waiting.TryGetValue(source, out var earlier) && earlier < at ? earlier : at;
        }

        _bell.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _bell.Reader.ReadAllAsync(stoppingToken))
        {
            foreach (var (source, at) in TakeAll().OrderBy(waiting => waiting.Value))
            {
                try
                {
                    var scheduler = await schedulers.GetScheduler(stoppingToken);
                    await scheduler.ScheduleTrigger(TriggerOf(source, at), TriggerConflict.KeepEarlier, stoppingToken);
                }
                catch (SchedulerException exception)
                {
                    LogLeftToSweep(exception, source);
                }
            }
        }
    }

    private Dictionary<RepositoryName, DateTimeOffset> TakeAll()
    {
        lock (_lock)
        {
            var all = _waiting;
            _waiting = [];
            return all;
        }
    }

    private static ITrigger TriggerOf(RepositoryName source, DateTimeOffset at) => TriggerBuilder.Create()
        .ForJob(DeliveryJob.Key)
        .WithIdentity(SourceGroups.Of(source))
        .WithExecutionGroup(SourceGroups.Of(source))
        .UsingJobData(DeliveryJob.Source, source.ToString())
        .StartAt(at)
        .Build();

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due of {Source} could not be scheduled; the next sweep starts it")]
    private partial void LogLeftToSweep(Exception exception, RepositoryName source);
}

using System.Data.Common;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Ends deliveries whose rows somebody damaged, so that they are seen and hinder nobody.</summary>
internal sealed partial class UnreadableDeliveries(CopierDbContexts contexts, INotifications notifications, TimeProvider time, ILogger<UnreadableDeliveries> logger)
{
    /// <summary>What stands in a row cannot be understood; the store itself works.</summary>
    public static bool IsOfRow(Exception exception) => exception switch
    {
        OperationCanceledException or DbException or DbUpdateException or TimeoutException or IOException or StoreUnavailableException => false,
        { InnerException: { } inner } => IsOfRow(inner),
        _ => true,
    };

    public async Task FailAsync(string deliveryId, Exception exception, CancellationToken cancellationToken)
    {
        LogUnreadable(exception, deliveryId);
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var words = $"What is stored of this delivery cannot be read: {exception.GetBaseException().Message} Look at its row in the table deliveries.";
        await database.Deliveries.Where(row => row.Id == deliveryId).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, DeliveryState.Failed)
                .SetProperty(row => row.Error, words)
                .SetProperty(row => row.FinishedAt, (DateTimeOffset?)now)
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
        await notifications.AlertAsync(new Alert(AlertKind.Upload, "unreadable deliveries", $"{words} (delivery {deliveryId})"), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The row of {Delivery} cannot be read; it is failed")]
    private partial void LogUnreadable(Exception exception, string delivery);
}

using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>A moment as both databases keep it.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    moment => moment.UtcTicks,
    // A damaged number must not hide the rows beside it.
    ticks => new DateTimeOffset(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero));

using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace ExamplesCopier.Api.Security;

/// <summary>
/// Counts wrong admin keys by the address that they come from: who has guessed too often is not listened to for a while, with whatever key.
/// </summary>
internal sealed class FailedAttempts : IDisposable
{
    /// <summary>How many wrong keys an address may send in one <see cref="Window"/>.</summary>
    public const int Limit = 10;

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = Limit, Window = Window }));

    public bool IsOver(IPAddress? address) => _limiter.GetStatistics(Home(address))?.CurrentAvailablePermits == 0;

    public void Count(IPAddress? address)
    {
        using var lease = _limiter.AttemptAcquire(Home(address));
    }

    public void Dispose() => _limiter.Dispose();

    // Whoever has one address of IPv6 mostly has the 64 bits behind it.
    private static IPAddress Home(IPAddress? address)
    {
        if (address is null or { IsIPv4MappedToIPv6: true } or { AddressFamily: not AddressFamily.InterNetworkV6 })
        {
            return address?.MapToIPv4() ?? IPAddress.None;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}

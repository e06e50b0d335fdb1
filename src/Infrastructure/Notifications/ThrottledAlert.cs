using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <param name="Alert">What to tell.</param>
/// <param name="HeldBack">How many of the same cause came since the one before and were not told.</param>
internal sealed record ThrottledAlert(Alert Alert, int HeldBack);

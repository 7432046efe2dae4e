#pragma warning disable IDE0130 // The name is the one of Microsoft.Bcl.TimeProvider, which the other build uses.
namespace System.Threading.Tasks;
#pragma warning restore IDE0130

/// <summary>Gives this build the methods that Microsoft.Bcl.TimeProvider gives the build for .NET Framework.</summary>
internal static class TimeProviderTaskExtensions
{
    public static Task Delay(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, time, cancellationToken);

    public static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider time, TimeSpan delay) =>
        new(delay, time);
}

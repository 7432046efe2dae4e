namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>What one import took and did.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="EmptyModuleMilliseconds">How long a module that does nothing took before it.</param>
/// <param name="Loaded">The files of all assemblies that it brought into the process.</param>
internal sealed record ImportReport(double Milliseconds, double EmptyModuleMilliseconds, string[] Loaded);

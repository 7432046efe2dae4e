namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>The duration and the effects of one import.</summary>
/// <param name="Milliseconds">The duration.</param>
/// <param name="EmptyModuleMilliseconds">The duration of the import of an empty module before it.</param>
/// <param name="Loaded">The files of all assemblies that it loaded.</param>
internal sealed record ImportReport(double Milliseconds, double EmptyModuleMilliseconds, string[] Loaded);

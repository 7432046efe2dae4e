using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>How long a person waits for Import-Module, in processes that have not seen the module before.</summary>
internal sealed class ImportDuration(Scale scale) : IBenchmark
{
    // The engine itself loads others of System.Net, for the types that its scripts may name.
    private static readonly string[] s_senders =
        ["System.Net.Http", "System.Net.Sockets", "System.Net.Security", "System.Net.NameResolution"];

    public string Job => "import into an open runspace: median";

    public Bar Bar { get; } = Bar.Milliseconds(60);

    public async Task<Measurement> RunAsync(CancellationToken cancellationToken)
    {
        List<double> module = [];
        List<double> plain = [];
        for (int child = 0; child < scale.Of(full: 15, quick: 7); child++)
        {
            ImportReport import = await ImportProcess.RunAsync(StagedModule.Folder, cancellationToken);
            RefuseStrangers(import);
            module.Add(import.Milliseconds);
            plain.Add(import.PlainMilliseconds);
        }

        double median = Statistics.Median(module);
        return new Measurement(median, string.Create(
            CultureInfo.InvariantCulture,
            $"{module.Count} processes, {module.Min():0.0} to {module.Max():0.0} ms; "
            + $"a module that does nothing, before it and with the engine not yet compiled, {Statistics.Median(plain):0.0} ms"));
    }

    /// <summary>An import opens the module and nothing else, and sends nothing: it does not even load what
    /// could.</summary>
    private static void RefuseStrangers(ImportReport import)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] known = [StagedModule.Folder, runtime, AppContext.BaseDirectory];
        string[] strangers = Array.FindAll(import.Loaded, file =>
            s_senders.Contains(Path.GetFileNameWithoutExtension(file))
            || !known.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));
        if (strangers.Length > 0)
        {
            throw new InvalidOperationException("The import loaded what it has no use for: " + string.Join(", ", strangers));
        }
    }
}

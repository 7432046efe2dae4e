using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The duration of Import-Module, in new processes.</summary>
internal sealed class ImportDuration(Scale scale) : IBenchmark
{
    // The engine itself loads other System.Net assemblies, for type names in scripts.
    private static readonly string[] s_networkAssemblies =
        ["System.Net.Http", "System.Net.Sockets", "System.Net.Security", "System.Net.NameResolution"];

    public string Job => "import into an open runspace";

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<double> module = [];
        List<double> plain = [];
        for (int child = 0; child < scale.Of(full: 15, quick: 3); child++)
        {
            ImportReport import = await ChildReport.ReadAsync<ImportReport>(
                [ImportCommand.Name, StagedModule.Folder], cancellationToken);
            AssertLoadsNothingElse(import);
            module.Add(import.Milliseconds);
            plain.Add(import.EmptyModuleMilliseconds);
        }

        double median = Statistics.Median(module);
        yield return new Measurement("time", median, Threshold.Milliseconds(60))
        {
            Least = module.Min(),
            Median = median,
            Basis = string.Create(
                CultureInfo.InvariantCulture,
                $"the median of {module.Count} processes, the longest {module.Max():0.0} ms; a module that does nothing, "
                + $"before it and with the engine not yet compiled, {Statistics.Median(plain):0.0} ms"),
        };
    }

    /// <summary>An import loads only the module and sends nothing: it does not even load the network assemblies.</summary>
    private static void AssertLoadsNothingElse(ImportReport import)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] known = [StagedModule.Folder, runtime, AppContext.BaseDirectory];
        string[] unexpected = Array.FindAll(import.Loaded, file =>
            s_networkAssemblies.Contains(Path.GetFileNameWithoutExtension(file))
            || !known.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)));
        if (unexpected.Length > 0)
        {
            throw new InvalidOperationException("The import loaded unexpected assemblies: " + string.Join(", ", unexpected));
        }
    }
}

using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>Imports a module into an open session, once: an assembly is loaded once per process.</summary>
internal static class ModuleImport
{
    public static ImportReport Run(string module)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(ModuleShell.Bare());
        runspace.Open();

        // The first commands of the engine must not count for the module.
        Invoke(runspace, "1 | ForEach-Object { $_ }");
        using EmptyModule plain = new();
        double emptyMilliseconds = Import(runspace, plain.Manifest);
        Assembly[] before = AppDomain.CurrentDomain.GetAssemblies();

        double milliseconds = Import(runspace, module);
        string[] loaded =
        [
            .. AppDomain.CurrentDomain.GetAssemblies().Except(before)
                .Where(assembly => !assembly.IsDynamic)
                .Select(assembly => assembly.Location),
        ];
        return new ImportReport(milliseconds, emptyMilliseconds, loaded);
    }

    private static double Import(Runspace runspace, string module)
    {
        long start = Stopwatch.GetTimestamp();
        Invoke(runspace, $"Import-Module '{module.Replace("'", "''", StringComparison.Ordinal)}'");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Invoke(Runspace runspace, string script)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        _ = shell.AddScript(script).Invoke();
        if (shell.Streams.Error is [ErrorRecord error, ..])
        {
            throw new RuntimeException(error.ToString(), error.Exception, error);
        }
    }
}

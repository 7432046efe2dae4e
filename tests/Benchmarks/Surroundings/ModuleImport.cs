using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace CloudflareWorkflows.Benchmarks.Surroundings;

/// <summary>Imports a module into a session that is open already, once: an assembly is loaded once a process.</summary>
internal static class ModuleImport
{
    public static ImportReport Run(string module)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(ModuleShell.Bare());
        runspace.Open();

        // The engine's own first steps are not the module's to pay for.
        Invoke(runspace, "1 | ForEach-Object { $_ }");
        Assembly[] before = AppDomain.CurrentDomain.GetAssemblies();

        long start = Stopwatch.GetTimestamp();
        Invoke(runspace, $"Import-Module '{module.Replace("'", "''", StringComparison.Ordinal)}'");
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        string[] loaded =
        [
            .. AppDomain.CurrentDomain.GetAssemblies().Except(before)
                .Where(assembly => !assembly.IsDynamic)
                .Select(assembly => assembly.Location),
        ];
        return new ImportReport(milliseconds, loaded);
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

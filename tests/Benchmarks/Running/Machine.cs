using System;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Describes the machine.</summary>
internal static class Machine
{
    public static string Describe()
    {
        string engine = typeof(PSObject).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split(' ', '+')[0];
        return $"{Environment.ProcessorCount} cores {RuntimeInformation.ProcessArchitecture}, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, PowerShell engine {engine}";
    }
}

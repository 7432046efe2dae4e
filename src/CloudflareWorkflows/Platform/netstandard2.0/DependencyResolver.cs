using System;
using System.IO;
using System.Management.Automation;
using System.Reflection;

namespace CloudflareWorkflows.Platform;

/// <summary>Resolves the dependencies of the module's assemblies from the module's folder. Windows PowerShell reads
/// no binding redirects for modules. Requests of other assemblies are ignored: another module may bring other
/// versions.</summary>
public sealed class DependencyResolver : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!;

    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs request)
    {
        string? requester = request.RequestingAssembly?.Location;
        if (string.IsNullOrEmpty(requester) || Path.GetDirectoryName(requester) != s_folder)
        {
            return null;
        }

        string file = Path.Combine(s_folder, new AssemblyName(request.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}

using System;
using System.IO;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Detects a second copy of the module. A process keeps the first assembly that it loads, so after importing
/// another copy, its commands would run the code of the first.</summary>
internal static class LoadedModule
{
    private static readonly string s_loaded = typeof(LoadedModule).Assembly.Location;

    /// <exception cref="CmdletErrorException">The command belongs to another copy.</exception>
    public static void RefuseOther(PSModuleInfo? module)
    {
        if (module?.ModuleBase is { Length: > 0 } folder && OtherFile(folder) is string other)
        {
            throw new CmdletErrorException(
                "AnotherCopyLoaded", ErrorCategory.InvalidOperation,
                $"This process has already loaded another copy of CloudflareWorkflows, {s_loaded}, and can't load {other}.",
                other)
            {
                RecommendedAction = "Start a new PowerShell session, and import only this copy.",
                EndsPipeline = true,
            };
        }
    }

    /// <summary>The assembly in a module's folder if it differs from the loaded one. The same folder may have several
    /// paths.</summary>
    private static string? OtherFile(string folder)
    {
        string file = Path.Combine(
            folder, "bin", Path.GetFileName(Path.GetDirectoryName(s_loaded))!, Path.GetFileName(s_loaded));
        if (string.Equals(file, s_loaded, StringComparison.OrdinalIgnoreCase) || !File.Exists(file))
        {
            return null;
        }

        (FileInfo one, FileInfo two) = (new(file), new(s_loaded));
        return (one.Length, one.LastWriteTimeUtc) == (two.Length, two.LastWriteTimeUtc) ? null : file;
    }
}

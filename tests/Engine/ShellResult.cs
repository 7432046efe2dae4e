using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>All that a script gave back.</summary>
public sealed record ShellResult(
    IReadOnlyList<PSObject?> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose)
{
    /// <summary>The output, bare.</summary>
    public object?[] Values => [.. Output.Select(item => item?.BaseObject)];

    /// <summary>The errors' ids, without the command that each FullyQualifiedErrorId ends with.</summary>
    public string[] ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
}

using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>All that a script gave back.</summary>
public sealed record ShellResult
{
    public required PSInvocationState State { get; init; }

    public required IReadOnlyList<PSObject?> Output { get; init; }

    public required IReadOnlyList<ErrorRecord> Errors { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<string> Verbose { get; init; }

    public required IReadOnlyList<string> Debug { get; init; }

    public required IReadOnlyList<string> Information { get; init; }

    public required IReadOnlyList<ProgressRecord> Progress { get; init; }

    /// <summary>The output, bare.</summary>
    public object?[] Values => [.. Output.Select(item => item?.BaseObject)];

    /// <summary>The errors' ids, without the command that each FullyQualifiedErrorId ends with.</summary>
    public string[] ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>What the errors are about, bare.</summary>
    public object?[] Targets => [.. Errors.Select(error => error.TargetObject)];
}

using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>The result of a script.</summary>
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

    /// <summary>The base objects of the output.</summary>
    public object?[] Values => [.. Output.Select(item => item?.BaseObject)];

    /// <summary>The error ids, without the command name at the end of each FullyQualifiedErrorId.</summary>
    public string[] ErrorIds => [.. Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];

    /// <summary>The target objects of the errors.</summary>
    public object?[] Targets => [.. Errors.Select(error => error.TargetObject)];
}

using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;

namespace CloudflareWorkflows.Json;

/// <summary>Values without the <see cref="PSObject"/> that PowerShell wraps around them.</summary>
internal static class BaseObject
{
    /// <summary>Returns the value without the wrapper.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? Of(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The same, but a custom object stays wrapped: the wrapper holds its properties.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? OrCustomObject(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
}

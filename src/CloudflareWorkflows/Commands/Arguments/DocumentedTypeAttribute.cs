using System;
using System.ComponentModel;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>What a parameter takes, for the help: its own type is object because the command checks the value
/// itself.</summary>
/// <param name="type">The type that the help shows.</param>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DocumentedTypeAttribute(Type type) : Attribute
{
    /// <summary>The type that the help shows.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether the command refuses to run without the parameter, wherever it belongs.</summary>
    public bool IsRequired { get; set; }
}

using System;
using System.ComponentModel;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The type of a parameter for the help: its declared type is object because the command validates the value
/// itself.</summary>
/// <param name="type">The type that the help shows.</param>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DocumentedTypeAttribute(Type type) : Attribute
{
    /// <summary>The type that the help shows.</summary>
    public Type Type { get; } = type;

    /// <summary>Whether the command requires the parameter in every parameter set.</summary>
    public bool IsRequired { get; set; }
}

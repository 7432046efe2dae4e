#pragma warning disable IDE0130 // The namespace is that of the type that this one stands for.
namespace Microsoft.Management.Infrastructure;

/// <summary>Stands for what Get-CimInstance gives, which exists on Windows alone: the data, and what tells of its
/// class.</summary>
public sealed class CimInstance
{
    public string Name { get; init; } = "n";

    public object CimClass => this;

    public object CimInstanceProperties => this;

    public object CimSystemProperties => this;
}

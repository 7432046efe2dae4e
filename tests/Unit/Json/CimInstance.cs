#pragma warning disable IDE0130 // The namespace is that of the type that this one stands for.
namespace Microsoft.Management.Infrastructure;

/// <summary>Replaces the output type of Get-CimInstance, which exists only on Windows: the data, and the class
/// information.</summary>
public sealed class CimInstance
{
    public string Name { get; init; } = "n";

    public object CimClass => this;

    public object CimInstanceProperties => this;

    public object CimSystemProperties => this;
}

using System.Management.Automation;

namespace Garden;

/// <summary>What all commands on one bed have in common.</summary>
/// <typeparam name="T">What the command emits.</typeparam>
public abstract class BedCommand<T> : PSCmdlet
{
    /// <summary>The bed to work on.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("BedName", "Patch")]
    public string Bed { get; set; } = "";

    /// <summary>Emits one result.</summary>
    /// <param name="result">The result.</param>
    protected void Emit(T result) => WriteObject(result);
}

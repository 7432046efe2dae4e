using System.Management.Automation;

namespace Garden;

/// <summary>Digs a plant out.</summary>
/// <example>
/// <code>Remove-Plant north -Force</code>
/// <para>Digs out what is in the bed, roots and all.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "Plant", SupportsShouldProcess = true)]
public sealed class RemovePlantCommand : BedCommand<object>
{
    /// <summary>Digs out roots, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => _ = ShouldProcess(Bed);
}

using System.Management.Automation;

namespace Garden;

/// <summary>Lists the plants of a bed.</summary>
/// <remarks>
/// <para>Plants come in the order in which they were planted, oldest
/// first; see <see cref="RemovePlantCommand"/> and <see cref="BedCommand{T}.Bed"/>.</para>
/// <para>What <see cref="Plant.Bed"/> says is where a plant grows:</para>
/// <list type="bullet">
/// <item><term>north</term><description>behind the house</description></item>
/// <item><description>anywhere else</description></item>
/// </list>
///
/// Nothing is <see langword="null"/> here, not even <c>0</c>.
/// </remarks>
/// <example>
/// <title>All of a bed</title>
/// <code>Get-Plant north</code>
/// <para>Lists the plants of the bed <c>north</c>.</para>
/// </example>
/// <example>
/// <code>
/// Get-Plant north -Name r* |
///     Remove-Plant
/// </code>
/// Removes those whose names begin with r.
/// </example>
/// <seealso cref="RemovePlantCommand"/>
/// <seealso href="https://example.org/garden">The art of gardening</seealso>
[Cmdlet(VerbsCommon.Get, "Plant", DefaultParameterSetName = "Name")]
[OutputType(typeof(Plant))]
public sealed class GetPlantCommand : BedCommand<Plant>
{
    /// <summary>How many to list at most.</summary>
    /// <value>100</value>
    [Parameter]
    public int? Newest { get; set; }

    /// <summary>The names to look for.</summary>
    /// <remarks>Wildcards are allowed.</remarks>
    [Parameter(ParameterSetName = "Name", Position = 1, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>The season to look at.</summary>
    [Parameter(ParameterSetName = "Season", Mandatory = true)]
    [ValidateSet("spring", "autumn")]
    public string Season { get; set; } = "";

    /// <summary>How much light there is.</summary>
    [Parameter]
    public Light Light { get; set; }

    /// <summary>For the tests of the garden only.</summary>
    [Parameter(DontShow = true)]
    public SwitchParameter Hidden { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord() => Emit(new Plant("rose", Bed));
}

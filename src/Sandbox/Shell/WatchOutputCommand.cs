using System;
using System.Management.Automation;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>
/// Stands before Out-Default and notes what passes, errors included. After Out-Default nothing is left to look at, and
/// <c>$Error</c> also holds the errors that a script has handled.
/// </summary>
[Cmdlet(VerbsCommon.Watch, "Output")]
public sealed class WatchOutputCommand : PSCmdlet
{
    /// <summary>What passes.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Is told of each object that is no error.</summary>
    [Parameter(Mandatory = true)]
    public Action<PSObject> OnObject { get; set; } = null!;

    /// <summary>Is told of each error.</summary>
    [Parameter(Mandatory = true)]
    public Action<ErrorRecord> OnError { get; set; } = null!;

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is ErrorRecord error)
        {
            OnError(error);
        }
        else if (InputObject is not null)
        {
            OnObject(InputObject);
        }

        WriteObject(InputObject);
    }
}

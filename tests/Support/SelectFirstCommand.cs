using System;
using System.Management.Automation;
using System.Reflection;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>Passes this many objects and then stops the upstream commands, like Select-Object -First, which this session does
/// not have.</summary>
[Cmdlet(VerbsCommon.Select, "First")]
public sealed class SelectFirstCommand : PSCmdlet
{
    private static readonly ConstructorInfo s_stop = typeof(PSCmdlet).Assembly
        .GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!
        .GetConstructors()[0];

    private int _passed;

    [Parameter(Mandatory = true, Position = 0)]
    public int Count { get; set; }

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);
        _passed++;
        if (_passed == Count)
        {
            throw (Exception)s_stop.Invoke([this]);
        }
    }
}

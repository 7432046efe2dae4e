using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>What the commands share that change settings: what is not given is kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SettingCommand : ContextCommand
{
    /// <summary>How long the service keeps instances that ended well: a TimeSpan or a phrase such as '7 days'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RetentionArgument]
    public Retention? SuccessRetention { get; set; }

    /// <summary>How long the service keeps instances that ended with an error: a TimeSpan or a phrase such as '7
    /// days'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RetentionArgument]
    public Retention? ErrorRetention { get; set; }

    /// <summary>Gives back what was changed as it is afterwards.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <summary>What is to become of a setting. Nothing, typed, removes it; nothing that is piped in keeps it.</summary>
    private protected Change<T> Asked<T>(string parameter, T? value) =>
        new(value is not null || IsTyped(parameter), value);
}

using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>The parameters that commands for settings share. Settings that aren't specified are kept.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SettingCommand : ContextCommand
{
    /// <summary>The parameter set in which each setting is a parameter.</summary>
    protected const string SettingSet = "Setting";

    /// <summary>Specifies how long the service keeps instances that completed successfully: a TimeSpan or a phrase such
    /// as '7 days'.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true)]
    [RetentionArgument]
    public Retention? SuccessRetention { get; set; }

    /// <summary>Specifies how long the service keeps instances that ended with an error: a TimeSpan or a phrase such as
    /// '7 days'.</summary>
    [Parameter(ParameterSetName = SettingSet, ValueFromPipelineByPropertyName = true)]
    [RetentionArgument]
    public Retention? ErrorRetention { get; set; }

    /// <summary>Returns the object after the change. By default, this command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <summary>The change of a setting. An empty value removes the setting if it's typed, and keeps it if it's
    /// piped.</summary>
    private protected Change<T> Asked<T>(string parameter, T? value) =>
        new(value is not null || IsTyped(parameter), value);
}

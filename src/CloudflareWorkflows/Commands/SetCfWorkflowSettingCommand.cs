using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Changes what the account sets for all its workflows: how long instances are kept that have ended.</summary>
/// <remarks>
/// <para>
/// What you do not give is kept, and where nothing would change, nothing is sent. The service has no way to remove a
/// setting that is set. It keeps instances for 3 days at most on the free plan, and for 30 on a paid one.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Set-CfWorkflowSetting -SuccessRetention '1 day' -ErrorRetention '14 days' -PassThru</code>
/// <para>Keeps instances that ended well for a day, and those that failed for two weeks.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflowSetting -ErrorRetention 30.00:00:00 -WhatIf</code>
/// <para>Shows what would change.</para>
/// </example>
/// <seealso cref="GetCfWorkflowSettingCommand"/>
/// <seealso cref="SetCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Set, "CfWorkflowSetting", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowSetting))]
public sealed class SetCfWorkflowSettingCommand : SettingCommand
{
    /// <inheritdoc/>
    protected override void OnInput()
    {
        SettingsClient client = OpenApi().Settings;
        RefuseRemoval(nameof(SuccessRetention), SuccessRetention);
        RefuseRemoval(nameof(ErrorRetention), ErrorRetention);
        WorkflowSetting current = Await(client.GetAsync(StopToken));
        Retention? success = Retention.OfKnown(current.SuccessRetention);
        Retention? error = Retention.OfKnown(current.ErrorRetention);
        IEnumerable<SettingDifference> differences = new[]
        {
            SettingDifference.Of(nameof(SuccessRetention), success, SuccessRetention ?? success),
            SettingDifference.Of(nameof(ErrorRetention), error, ErrorRetention ?? error),
        }.OfType<SettingDifference>();
        string told = string.Join(", ", differences);
        if (told.Length == 0)
        {
            WriteVerbose("The account's settings are as they should be.");
        }
        else if (!ShouldProcess(client.AccountId, "Change workflow settings of the account: " + told))
        {
            return;
        }
        else
        {
            Await(client.PatchAsync(SuccessRetention ?? success, ErrorRetention ?? error, StopToken));
        }

        if (PassThru && !IsWhatIf)
        {
            WriteObject(Await(client.GetAsync(StopToken)));
        }
    }

    private void RefuseRemoval(string parameter, Retention? value)
    {
        if (value is null && IsTyped(parameter))
        {
            throw new CmdletErrorException(
                "SettingNotRemovable", ErrorCategory.InvalidArgument,
                $"-{parameter} is refused: the service has no way to remove the account's retention.", parameter);
        }
    }
}

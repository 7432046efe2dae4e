using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Changes the account's settings for all workflows: how long the service keeps ended instances.</summary>
/// <remarks>
/// <para>
/// Settings that you don't specify are kept. If nothing would change, the command sends no change. The service can't
/// remove a setting of the account. It keeps instances for at most 3 days on the free plan, and at most 30 days on a
/// paid plan.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Set-CfWorkflowSetting -SuccessRetention '1 day' -ErrorRetention '14 days' -PassThru</code>
/// <para>Keeps successful instances for one day, and failed instances for two weeks.</para>
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
        string changes = string.Join(", ", differences);
        if (changes.Length == 0)
        {
            WriteVerbose("The account already has these settings.");
        }
        else if (!ShouldProcess(client.AccountId, "Change workflow settings of the account: " + changes))
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
                $"-{parameter} can't be empty: the service can't remove the account's retention.", parameter);
        }
    }
}

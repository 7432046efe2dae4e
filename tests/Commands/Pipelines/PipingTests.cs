using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>Every type of object piped into every command: unchanged, as a plain object, after a job, and after a CSV
/// file.</summary>
public sealed class PipingTests : ConnectedTest
{
    /// <summary>The request, row by row, or the id of the error. The workflow is w, the instance i, its step s-1, and a UUID
    /// is an asterisk. In brackets: PowerShell binds nothing, or not all mandatory parameters. Connect-CfWorkflow finds
    /// nothing to connect with before any input. After a slash: the result for a plain copy, which cannot be distinguished
    /// from a user's object. Get-CfWorkflow uses Name as a workflow name, so a step, which has a Name too, is not
    /// found.</summary>
    private const string Table = """
        |                                               | Workflow                               | Instance                                      | Detail                                        | Step                                          | Context                      |
        |-----------------------------------------------|----------------------------------------|-----------------------------------------------|-----------------------------------------------|-----------------------------------------------|------------------------------|
        | Get-CfWorkflow                                | GET w                                  | GET w                                         | GET w                                         | NotFound                                      | InvalidWorkflowName          |
        | Get-CfWorkflowVersion                         | GET w/versions                         | GET w/versions/*                              | GET w/versions/*                              | GET w/versions                                | (missing)                    |
        | Get-CfWorkflowGraph                           | GET w/versions, GET w/versions/*/graph | GET w/versions/*/graph                        | GET w/versions/*/graph                        | GET w/versions, GET w/versions/*/graph        | (missing)                    |
        | Get-CfWorkflowInstance                        | GET w/instances                        | GET w/instances/i                             | GET w/instances/i                             | GET w/instances/i                             | (missing)                    |
        | Get-CfWorkflowStep                            | IdMissing                              | GET w/instances/i                             | GET w/instances/i                             | GET w/instances/i                             | (missing)                    |
        | Measure-CfWorkflowInstance                    | InstanceNeeded                         |                                               |                                               | InstanceNeeded                                | InstanceNeeded               |
        | Get-CfWorkflowMetric                          | POST graphql, POST graphql, GET w      | POST graphql, POST graphql, GET w             | POST graphql, POST graphql, GET w             | NotFound                                      | InvalidWorkflowName          |
        | Get-CfWorkflowSetting                         | GET settings                           | GET settings                                  | GET settings                                  | GET settings                                  | GET settings                 |
        | Get-CfWorkflowConcurrencyKey                  | GET concurrency                        | GET concurrency                               | GET concurrency                               | GET concurrency                               | GET concurrency              |
        | Wait-CfWorkflowInstance                       | IdMissing                              | GET w/instances/i                             | GET w/instances/i                             | GET w/instances/i                             | (missing)                    |
        | Watch-CfWorkflowInstance                      | IdMissing                              | GET w/instances/i/subscribe                   | GET w/instances/i/subscribe                   | GET w/instances/i/subscribe                   | (missing)                    |
        | New-CfWorkflowInstance                        | POST w/instances *                     | NotParams / Conflict                          | NotParams / AmbiguousInput                    | NotParams / Conflict                          | NotParams / NoWorkflowName   |
        | Copy-CfWorkflowInstance -Params 1             | IdMissing                              | POST w/instances i-r1                         | POST w/instances i-r1                         | StepGiven                                     | (missing)                    |
        | Compare-CfWorkflowInstance                    | IdMissing                              | NoReference                                   | NoReference                                   | NoReference                                   | IdMissing                    |
        | Stop-CfWorkflowInstance                       | IdMissing                              | PATCH w/instances/i/status, GET w/instances/i | PATCH w/instances/i/status, GET w/instances/i | StepGiven                                     | (missing)                    |
        | Stop-CfWorkflowInstance -All                  | GET w, PUT w/instances/terminate       | IdWithAll                                     | IdWithAll                                     | IdWithAll                                     | (missing)                    |
        | Suspend-CfWorkflowInstance                    | IdMissing                              | Conflict                                      | Conflict                                      | StepGiven                                     | (missing)                    |
        | Resume-CfWorkflowInstance                     | IdMissing                              | Conflict                                      | Conflict                                      | StepGiven                                     | (missing)                    |
        | Restart-CfWorkflowInstance                    | IdMissing                              | PATCH w/instances/i/status                    | PATCH w/instances/i/status                    | PATCH w/instances/i/status                    | (missing)                    |
        | Send-CfWorkflowEvent -Type e                  | IdMissing                              | POST w/instances/i/events/e                   | POST w/instances/i/events/e                   | StepGiven                                     | (missing)                    |
        | Remove-CfWorkflowInstance                     | IdMissing                              | DELETE w/instances/i                          | DELETE w/instances/i                          | StepGiven                                     | (missing)                    |
        | Set-CfWorkflowSetting -ErrorRetention 9.00:00 | GET settings, PATCH settings           | GET settings, PATCH settings                  | GET settings, PATCH settings                  | GET settings, PATCH settings                  | GET settings, PATCH settings |
        | New-CfWorkflowConcurrencyKey -Limit 1         | (missing)                              | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                    |
        | Set-CfWorkflowConcurrencyKey -Limit 1         | (missing)                              | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                    |
        | Remove-CfWorkflowConcurrencyKey               | (missing)                              | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                    |
        | Set-CfWorkflow -StepLimit 9                   | GET w, GET w/versions, PUT w           | (missing)                                     | (missing)                                     | StepGiven                                     | (missing)                    |
        | Remove-CfWorkflow                             | GET w, DELETE w                        | (missing)                                     | (missing)                                     | StepGiven                                     | (missing)                    |
        | Get-CfWorkflowTrigger                         | NotFound                               | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                    |
        | Set-CfWorkflowTrigger                         | InvalidTrigger                         | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                    |
        | Add-CfWorkflowTrigger                         | InvalidTrigger                         | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                    |
        | Remove-CfWorkflowTrigger                      | InvalidTrigger                         | InvalidTrigger                                | InvalidTrigger                                | InvalidTrigger                                | InvalidTrigger               |
        | Invoke-CfWorkflowApi                          | MissingMandatoryParameter              | MissingMandatoryParameter                     | MissingMandatoryParameter                     | MissingMandatoryParameter                     | MissingMandatoryParameter    |
        | Get-CfWorkflowAccount                         | (unbound)                              | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                    |
        | Connect-CfWorkflow                            | NotConnected                           | NotConnected                                  | NotConnected                                  | NotConnected                                  | NotConnected                 |
        | Disconnect-CfWorkflow                         | (unbound)                              | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                    |
        | Get-CfWorkflowContext                         | (unbound)                              | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                    |
        """;

    private static readonly Dictionary<string, string> s_objects = new()
    {
        ["Workflow"] = "Get-CfWorkflow w",
        ["Instance"] = "Get-CfWorkflowInstance w",
        ["Detail"] = "Get-CfWorkflowInstance w i",
        ["Step"] = "Get-CfWorkflowStep w i",
        ["Context"] = "Get-CfWorkflowContext",
    };

    private static readonly Dictionary<string, string> s_forms = new()
    {
        ["live"] = "$_",
        ["plain"] = "Copy-Properties $_ { $_.Value }",
        ["deserialized"] = "$serializer::Deserialize($serializer::Serialize($_))",
        ["csv"] = "Copy-Properties $_ { \"$($_.Value)\" }",
    };

    /// <summary>Forms that lose the type of the object.</summary>
    private static readonly string[] s_plain = ["plain", "csv"];

    public static MatrixTheoryData<string, string> Columns => new(s_objects.Keys, s_forms.Keys);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("s").Build() });
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = "i",
            CreatedOn = s_start.AddDays(-2),
            Params = """{"a":1}""",
        });
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Each_object_form_binds_as_expected(string type, string form)
    {
        _ = Shell.Values($$"""
            $ConfirmPreference = 'None'
            $serializer = [System.Management.Automation.PSSerializer]
            function Copy-Properties($From, $Value) {
                $copy = [ordered]@{}
                $From.psobject.Properties | ForEach-Object { $copy[$_.Name] = ForEach-Object $Value -InputObject $_ }
                [pscustomobject] $copy
            }

            $object = {{s_objects[type]}} | Select-First 1 | ForEach-Object { {{s_forms[form]}} }
            """);
        (string Row, string Column, string Cell)[] column =
            [.. TextTable.Read(Table).Where(cell => cell.Column == type)];

        Assert.Equal(
            column.Select(cell => $"{cell.Row}: {Part(cell.Cell, s_plain.Contains(form))}"),
            column.Select(cell => $"{cell.Row}: {WhatHappens(cell.Row)}"));
    }

    [Fact]
    public void The_table_has_a_row_for_every_command() => Assert.Equal(
        AllCommands.Names.Order(), TextTable.Read(Table).Select(cell => cell.Row.Split(' ')[0]).Distinct().Order());

    private static string Part(string cell, bool isPlain) =>
        cell.Split(" / ") is [string typed, string plain] ? isPlain ? plain : typed : cell;

    private string WhatHappens(string command)
    {
        Server.Requests.Clear();
        ShellResult result = Shell.Run($"$object | {command}");
        return result.ErrorIds switch
        {
            [] => Regex.Replace(string.Join(", ", Sent), "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*"),
            ["InputObjectMissingMandatory"] => "(missing)",
            ["InputObjectNotBound"] => "(unbound)",
            string[] ids => string.Join(", ", ids),
        };
    }
}

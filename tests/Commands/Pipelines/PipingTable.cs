using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>A table of objects piped into every command. Each object is piped as it is, as Select-Object returns it, after a
/// job, as a plain object, and after a CSV file.</summary>
/// <param name="table">A row for each command, a column for each object. A cell has the requests or the ids of the errors.
/// The workflow is w, its instance i, and the step s-1, and a UUID is an asterisk. "Or": a full object
/// needn't be read again. In brackets: PowerShell binds nothing, or not all mandatory parameters. After a slash: the result for a plain object, and after another one the
/// result for a row of a CSV file, if they differ. After a third one: the result of
/// Select-Object.</param>
/// <param name="objects">The scripts that return the objects.</param>
public abstract class PipingTable(string table, IReadOnlyDictionary<string, string> objects) : ConnectedTest
{
    protected static readonly Dictionary<string, string> s_forms = new()
    {
        ["live"] = "$_",
        ["selected"] = "$copy = Copy-Properties $_ { $_.Value }; $copy.psobject.TypeNames.Insert(0, 'Selected.' + $_.psobject.TypeNames[0]); $copy",
        ["deserialized"] = "$serializer::Deserialize($serializer::Serialize($_))",
        ["plain"] = "Copy-Properties $_ { $_.Value }",
        ["csv"] = "Copy-Properties $_ { \"$($_.Value)\" }",
    };

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

    protected void AssertColumn(string type, string form)
    {
        _ = Shell.Values($$"""
            $ConfirmPreference = 'None'
            $serializer = [System.Management.Automation.PSSerializer]
            function Copy-Properties($From, $Value) {
                $copy = [ordered]@{}
                $From.psobject.Properties | ForEach-Object { $copy[$_.Name] = ForEach-Object $Value -InputObject $_ }
                [pscustomobject] $copy
            }

            $object = {{objects[type]}} | Select-First 1 | ForEach-Object { {{s_forms[form]}} }
            """);
        Assert.NotNull(Shell.Values("$object").Single());

        // A copy that has just started ends.
        Time.Advance(TimeSpan.FromMinutes(1));
        (string Row, string Expected, string Actual)[] column =
        [
            .. TextTable.Read(table).Where(cell => cell.Column == type)
                .Select(cell => (cell.Row, Part(cell.Cell, form), WhatHappens(cell.Row))),
        ];

        Assert.Equal(
            column.Select(cell => $"{cell.Row}: {(cell.Expected.Split(" or ").Contains(cell.Actual) ? cell.Actual : cell.Expected)}"),
            column.Select(cell => $"{cell.Row}: {cell.Actual}"));
    }

    private static string Part(string cell, string form)
    {
        string[] parts = cell.Split(" / ");
        int index = form switch { "plain" => 1, "csv" => 2, "selected" when parts.Length == 4 => 3, _ => 0 };
        return parts[Math.Min(parts.Length - 1, index)];
    }

    private string WhatHappens(string command)
    {
        Server.Requests.Clear();
        ShellResult result = Shell.Run($"$object | {command}");
        return result.ErrorIds switch
        {
            [] when Server.Requests.Count == 0 => "nothing",
            [] => Regex.Replace(string.Join(", ", InOrder(Sent)), "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*"),
            ["InputObjectMissingMandatory"] => "(missing)",
            ["InputObjectNotBound"] => "(unbound)",
            string[] ids => string.Join(", ", ids),
        };
    }

    /// <summary>Requests for several instances leave at the same time.</summary>
    private static IEnumerable<string> InOrder(string[] requests) =>
        requests.OrderBy(request => request.Contains("/instances/j", StringComparison.Ordinal));
}

using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>Text, CSV rows, parsed JSON, hashtables and scalars, piped into each command that takes instances, with and
/// without a WorkflowName argument. An input without an id never means the whole workflow by accident.</summary>
public sealed class RowTests : ConnectedTest
{
    private const string Missing = "InputObjectMissingMandatory";

    private static readonly string[] s_reading =
        ["Get-CfWorkflowInstance", "Get-CfWorkflowStep", "Wait-CfWorkflowInstance", "Watch-CfWorkflowInstance"];

    private static readonly string[] s_changing =
    [
        "Stop-CfWorkflowInstance", "Suspend-CfWorkflowInstance", "Resume-CfWorkflowInstance", "Restart-CfWorkflowInstance",
        "Send-CfWorkflowEvent -Type e", "Remove-CfWorkflowInstance",
    ];

    /// <summary>An input, and its result with and without a WorkflowName argument: the instance i, the list, or the id of an
    /// error.</summary>
    private static readonly (string Input, string Typed, string Untyped)[] s_inputs =
    [
        ("'i'", "i", Missing),
        ("[char]'i'", "i", Missing),
        ("7", "7", Missing),
        ("[guid]'00000000-0000-4000-8000-000000000000'", "00000000-0000-4000-8000-000000000000", Missing),
        ("$line", "i", Missing),
        ("''", "InvalidId", Missing),
        ("'a.b'", "InvalidId", Missing),
        ("'terminate'", "InvalidId", Missing),
        ("$null", "ParameterArgumentValidationError", "ParameterArgumentValidationError"),
        ("$true", "IdMissing", Missing),
        ("1.5", "IdMissing", Missing),
        ("[datetime]::Now", "IdMissing", Missing),
        ("[pscustomobject]@{ Id = 'i' }", "i", Missing),
        ("[pscustomobject]@{ InstanceId = 'i' }", "i", Missing),
        ("[pscustomobject]@{ Id = 7 }", "7", Missing),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = 'i' }", "i", "i"),
        ("[pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'i'; Status = 'x' }", "i", "i"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = 'i'; Name = 'n' }", "i", "i"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = 'i'; InstanceId = 'j' }", "IdAmbiguous", "IdAmbiguous"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = '' }", "ParameterArgumentValidationError", "ParameterArgumentValidationError"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = $null }", "ParameterArgumentValidationError", "ParameterArgumentValidationError"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = @() }", "ParameterArgumentValidationError", "ParameterArgumentValidationError"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = 'i', $null }", "ParameterArgumentValidationError", "ParameterArgumentValidationError"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = 'batch' }", "ParameterArgumentValidationError", "ParameterArgumentValidationError"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = $true }", "InvalidId", "InvalidId"),
        ("[pscustomobject]@{ WorkflowName = 'w'; Id = 1e3 }", "InvalidId", "InvalidId"),
        ("[pscustomobject]@{ OrderId = 'i' }", "IdMissing", Missing),
        ("[pscustomobject]@{ WorkflowName = 'w'; OrderId = 'i' }", "IdMissing", "IdMissing"),
        ("[pscustomobject]@{ WorkflowName = 'w'; instance_id = 'i' }", "IdMissing", "IdMissing"),
        ("@{ WorkflowName = 'w'; Id = 'i' }", "HashtableGiven", Missing),
        ("@{ WorkflowName = 'w' }", "HashtableGiven", Missing),
    ];

    /// <summary>Rows with the properties of a workflow.</summary>
    private static readonly string[] s_workflows =
    [
        "[pscustomobject]@{ WorkflowName = 'w' }",
        "[pscustomobject]@{ Name = 'w'; WorkflowName = 'w'; ScriptName = 's'; Running = '3' }",
    ];

    public static TheoryData<string> Commands => [.. s_reading, .. s_changing];

    public static TheoryData<string> Changing => [.. s_changing];

    protected override void Seed()
    {
        // Output of Get-Content.
        PSObject line = PSObject.AsPSObject(string.Concat("i"));
        line.Properties.Add(new PSNoteProperty("PSPath", "ids.txt"));
        line.Properties.Add(new PSNoteProperty("ReadCount", 1L));
        Shell.Set("line", line);
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("s").Build() });
        foreach (string id in new[] { "i", "7", "00000000-0000-4000-8000-000000000000" })
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = id, CreatedOn = s_start.AddDays(-2) });
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_input_kind_decides_with_or_without_a_WorkflowName_argument(string command) => Assert.All(
        s_inputs,
        input =>
        {
            Assert.Equal(input.Typed, WhatHappens(input.Input, command, " w"));
            Assert.Equal(input.Untyped, WhatHappens(input.Input, command, ""));
        });

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_piped_workflow_is_listed_or_lacks_an_id(string command)
    {
        string expected = command == "Get-CfWorkflowInstance" ? "list" : "IdMissing";

        Assert.All(s_workflows, row => Assert.Equal(expected, WhatHappens(row, command, "")));
    }

    [Fact]
    public void All_accepts_only_workflows()
    {
        Assert.All(s_workflows, row =>
        {
            Assert.Equal("all", WhatHappens(row, "Stop-CfWorkflowInstance -All", ""));

            // The service's job ends.
            Time.Advance(TimeSpan.FromHours(1));
        });
        Assert.All(s_inputs, input => Assert.Matches(
            "^(IdWithAll|ParameterArgumentValidationError)$", WhatHappens(input.Input, "Stop-CfWorkflowInstance -All", " w")));
        Assert.DoesNotContain(Server.Requests, request => request.Method == "PUT");
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void An_Id_argument_that_differs_from_the_input_is_an_error(string command)
    {
        Assert.Equal("IdTwice", WhatHappens("'i'", command, " w 7"));
        Assert.Equal("IdTwice", WhatHappens("[pscustomobject]@{ WorkflowName = 'w'; Id = 'i' }", command, " -Id 7"));
        Assert.Equal("7", WhatHappens("[pscustomobject]@{ WorkflowName = 'w' }", command, " -Id 7"));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void An_id_can_be_computed_from_each_input(string command) => Assert.Equal(
        "i", WhatHappens("[pscustomobject]@{ OrderId = 'i' }", command, " w -Id { $_.OrderId }"));

    [Theory]
    [MemberData(nameof(Changing))]
    public void A_row_with_step_properties_is_not_treated_as_an_instance(string command)
    {
        string[] rows =
        [
            "[pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'i'; Name = 'none-1'; Type = 'step'; Occurrence = '1' }",
            "[pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'i'; Name = 'none-1' }",
        ];
        Assert.All(rows, row =>
        {
            _ = WhatHappens(row, command, "");

            // The service rejects a restart from a step that the instance has not reached.
            Assert.All(
                Server.Requests.Where(request => request.Method != "GET"),
                request => Assert.Contains("\"from\"", request.Body, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public void WhatIf_names_the_instance(string command)
    {
        ShellResult result = Shell.Run($"'i' | {command} w -WhatIf -Confirm:$false");

        Assert.Empty(result.Errors);
        Assert.DoesNotContain(Server.Requests, request => request.Method != "GET");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Without_id_and_input_only_listing_commands_run(string command)
    {
        ShellResult result = Shell.Run($"{command} w");

        Assert.Equal(command == "Get-CfWorkflowInstance" ? [] : ["IdMissing"], result.ErrorIds);
        Assert.DoesNotContain(Server.Requests, request => request.Method != "GET");
    }

    private string WhatHappens(string input, string command, string arguments)
    {
        Server.Requests.Clear();
        string[] words = command.Split(' ', 2);
        string[] errors = Shell.Run($"{input} | {words[0]}{arguments} {string.Join(' ', words.Skip(1))}").ErrorIds;
        string[] reported = [.. errors.Where(id => id is not ("Conflict" or "NotFound" or "NoSuchStep"))];
        if (reported.Length > 0)
        {
            return Server.Requests.Count == 0 ? string.Join(' ', reported) : $"{string.Join(' ', reported)} and requests";
        }

        return string.Join(' ', Server.Requests.Select(request => Brief(request.Method, request.Path)).Distinct());
    }

    private static string Brief(string method, string path)
    {
        string[] parts = path[(path.IndexOf("/workflows/", StringComparison.Ordinal) + "/workflows/".Length)..].Split('/');
        return parts switch
        {
            [_, "instances", "terminate"] when method == "PUT" => "all",
            [_] => "all",
            [_, "instances"] => "list",
            [_, "instances", string id, ..] => id,
            _ => path,
        };
    }
}

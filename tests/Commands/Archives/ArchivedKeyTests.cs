using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Archives;

/// <summary>The key of an instance from an archive can belong to another run today. No command acts on it
/// unawares.</summary>
public sealed class ArchivedKeyTests : ConnectedTest
{
    private const string Look = "GET w/instances/i";

    private readonly string _journal = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected override void Seed()
    {
        StepScript failing = new StepScriptBuilder().Do("load").WaitForEvent("paid", "e", TimeSpan.FromHours(1)).Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = failing });
        Server.Account.AddInstances("w", Enumerable.Range(0, 300).Select(number => new InstanceSetup
        {
            Id = number == 0 ? "i" : $"i-{number}",
            CreatedOn = s_start.AddMinutes(-10),
            Params = """{"a":1}""",
        }));
    }

    protected override ValueTask OnDisposeAsync()
    {
        File.Delete(_journal);
        return base.OnDisposeAsync();
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "Restart-CfWorkflowInstance", "PATCH w/instances/i/status" },
        { "Stop-CfWorkflowInstance", "PATCH w/instances/i/status" },
        { "Suspend-CfWorkflowInstance", "PATCH w/instances/i/status" },
        { "Remove-CfWorkflowInstance", "DELETE w/instances/i" },
        { "Send-CfWorkflowEvent -Type e", "POST w/instances/i/events/e" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    [InlineData("Resume-CfWorkflowInstance", "")]
    public void A_change_refuses_an_archived_instance_and_sends_nothing(string command, string change)
    {
        _ = change;
        foreach (string form in new[] { "$full", "$listed", "$row", "$deserialized", "$step", "$group" })
        {
            Prepare();

            ShellResult result = Shell.Run($"{form} | {command}{(form == "$group" && command.StartsWith("Restart", StringComparison.Ordinal) ? " -Whole" : "")}");

            Assert.Equal(
                form == "$step" && !command.StartsWith("Restart", StringComparison.Ordinal) ? ["StepGiven"] : ["FromArchive"],
                result.ErrorIds);
            Assert.Empty(Sent);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void With_Force_the_instance_is_read_once_and_changed_if_it_is_the_same_run(string command, string change)
    {
        foreach (string form in new[] { "$full", "$listed", "$row", "$deserialized" })
        {
            Prepare();

            Assert.Empty(Shell.Run($"{form} | {command} -Force -WhatIf").Errors);
            Assert.Equal([Look], Sent);
        }

        Prepare();
        Assert.Empty(Shell.Run($"$full | {command} -Force").Errors);
        Assert.Equal([Look, change], Sent.Take(2));
    }

    [Theory]
    [InlineData("$full", "'i' comes from")]
    [InlineData("$listed", "'i' comes from")]
    [InlineData("$row", "'i' comes from")]
    [InlineData("$group", "This input comes from")]
    public void The_refusal_names_the_instance(string form, string start)
    {
        Prepare();

        string message = Shell.Run($"{form} | Remove-CfWorkflowInstance").Errors[0].Exception.Message;

        Assert.StartsWith(start, message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void With_Force_another_run_is_refused(string command, string change)
    {
        _ = change;
        Prepare();
        Assert.Empty(Shell.Run("Restart-CfWorkflowInstance w i").Errors);
        Time.Advance(TimeSpan.FromMinutes(1));
        Server.Requests.Clear();

        foreach (string form in new[] { "$full", "$listed", "$row" })
        {
            ShellResult result = Shell.Run($"{form} | {command} -Force");
            Assert.Equal(["OtherRun"], result.ErrorIds);
            Assert.DoesNotMatch(@"\dT\d", result.Errors[0].Exception.Message);
            Assert.Equal(["i"], result.Targets);
        }

        Assert.Equal([Look, Look, Look], Sent);
    }

    [Fact]
    public void Without_a_start_time_it_cannot_be_told_whether_it_is_the_same_run()
    {
        Prepare();

        Assert.Equal(["RunUnknown"], Shell.Run("$row.StartedOn = $null; $row | Remove-CfWorkflowInstance -Force").ErrorIds);
        Assert.Equal(["RunUnknown"], Shell.Run("$step | Restart-CfWorkflowInstance -Force").ErrorIds);
        Assert.Equal([Look, Look], Sent);
    }

    [Fact]
    public void A_deleted_instance_is_not_found()
    {
        Prepare();
        _ = Shell.Values("Remove-CfWorkflowInstance w i");

        Assert.Equal(["NotFound"], Shell.Run("$full | Remove-CfWorkflowInstance -Force").ErrorIds);
    }

    [Fact]
    public void Each_archived_instance_is_an_error_of_its_own_and_the_advice_comes_once()
    {
        _ = Shell.Values("$all = @(Get-CfWorkflowInstance w); $all | ForEach-Object { $null = $_.GetType().GetProperty('ReadOn').GetSetMethod($true).Invoke($_, @([datetime]::Now)) }");
        Server.Requests.Clear();

        ShellResult result = Shell.Run("$all | Remove-CfWorkflowInstance");

        Assert.Equal(300, result.Errors.Count(error => error.FullyQualifiedErrorId.StartsWith("FromArchive,", StringComparison.Ordinal)));
        _ = Assert.Single(result.Errors, error => error.ErrorDetails.RecommendedAction.Length > 0);
        Assert.Empty(Sent);
        Assert.Equal(300, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void A_second_run_with_a_journal_is_not_refused_because_of_its_own_change()
    {
        Prepare();
        Shell.Set("journal", _journal);
        _ = Shell.Values("$full | Restart-CfWorkflowInstance -Force -JournalPath $journal");
        Time.Advance(TimeSpan.FromMinutes(1));
        Server.Requests.Clear();

        Assert.Empty(Shell.Run("$full | Restart-CfWorkflowInstance -Force -JournalPath $journal").Errors);
        Assert.Empty(Sent);
    }

    [Fact]
    public void Reading_commands_tell_what_has_the_key_today()
    {
        Prepare();

        Assert.Equal(["i", null], Shell.Values("$full | Get-CfWorkflowInstance | ForEach-Object { $_.Id; $_.ReadOn }"));
        Assert.Equal(["waiting"], Shell.Values("$full | Wait-CfWorkflowInstance -Status waiting | ForEach-Object Status"));
    }

    [Theory]
    [InlineData("$full | Get-CfWorkflowStep", "load-1 paid-1")]
    [InlineData("$full | Get-CfWorkflowStep -Name l*", "load-1")]
    [InlineData("$full | Get-CfWorkflowStep -Type sleep", "")]
    public void The_steps_of_a_full_archived_instance_take_no_connection(string script, string names)
    {
        Prepare();
        _ = Shell.Values("Disconnect-CfWorkflow");

        Assert.Equal(names, string.Join(" ", Shell.Values($"{script} | ForEach-Object Name")));
        Assert.Empty(Sent);
    }

    [Theory]
    [InlineData("$listed | Get-CfWorkflowStep")]
    [InlineData("$full | Get-CfWorkflowStep -FullOutput -Type step")]
    [InlineData("$deserialized | Get-CfWorkflowStep")]
    [InlineData("Compare-CfWorkflowInstance $other $listed")]
    [InlineData("Compare-CfWorkflowInstance $listed $other")]
    [InlineData("$listed | Copy-CfWorkflowInstance")]
    [InlineData("$listed | ForEach-Object { [pscustomobject] @{ WorkflowName = 'w'; Id = 'i'; Status = 'errored'; ReadOn = $_.ReadOn; StartedOn = $_.StartedOn } } | Group-CfWorkflowError")]
    public void What_an_archive_lacks_is_read_only_from_the_same_run(string script)
    {
        Prepare();
        Assert.Empty(Shell.Run(script.Replace("Copy-CfWorkflowInstance", "Copy-CfWorkflowInstance -WhatIf", StringComparison.Ordinal)).Errors);
        Assert.Contains(Look, Sent);

        Assert.Empty(Shell.Run("Restart-CfWorkflowInstance w i").Errors);
        Time.Advance(TimeSpan.FromMinutes(1));
        Server.Requests.Clear();
        ShellResult result = Shell.Run(script);

        Assert.Equal(["OtherRun"], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Equal([Look], Sent);
    }

    [Theory]
    [InlineData("$full | Copy-CfWorkflowInstance", """{"a":1}""")]
    [InlineData("$listed | Copy-CfWorkflowInstance -ParamsJson 7", "7")]
    public void An_archived_instance_can_be_copied_because_a_copy_has_an_id_of_its_own(string script, string parameters)
    {
        Prepare();

        Assert.Equal(["i-r1", null], Shell.Values($"{script} | ForEach-Object {{ $_.Id; $_.ReadOn }}"));
        Assert.Contains($"\"params\":{parameters}", Assert.Single(Server.Requests).Body, StringComparison.Ordinal);
    }

    /// <summary>The forms of an instance that an archive can have become.</summary>
    private void Prepare()
    {
        _ = Shell.Values("""
            function Set-Archived($Object) {
                $null = $Object.GetType().GetProperty('ReadOn').GetSetMethod($true).Invoke($Object, @([datetime]::Now))
                $Object
            }
            $full = Set-Archived (Get-CfWorkflowInstance w i)
            $full.Steps | ForEach-Object { $null = Set-Archived $_ }
            $listed = Set-Archived (Get-CfWorkflowInstance w -Newest 300 | Where-Object Id -eq i)
            $other = Get-CfWorkflowInstance w i-1
            $step = $full.Steps[0]
            $row = [pscustomobject] @{ WorkflowName = 'w'; Id = 'i'; StartedOn = "$($full.StartedOn)"; ReadOn = "$($full.ReadOn)" }
            $group = [pscustomobject] @{ WorkflowName = 'w'; Id = @('i', 'i-1'); ReadOn = $full.ReadOn }
            $deserialized = [System.Management.Automation.PSSerializer]::Deserialize(
                [System.Management.Automation.PSSerializer]::Serialize($full))
            """);
        Server.Requests.Clear();
    }
}

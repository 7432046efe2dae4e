using System;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Stopping;

/// <summary>A command with a journal continues after an interruption and repeats nothing.</summary>
public sealed class JournalTests : ConnectedTest
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected override void Seed()
    {
        StepScript waits = new StepScriptBuilder().WaitForEvent("approval", "go").Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = waits });
        foreach (string id in new[] { "a", "b", "c" })
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = id, CreatedOn = s_start.AddHours(-1) });
        }

        Shell.Set("journal", _path);
    }

    protected override System.Threading.Tasks.ValueTask OnDisposeAsync()
    {
        File.Delete(_path);
        return base.OnDisposeAsync();
    }

    [Theory]
    [InlineData("Stop-CfWorkflowInstance w a, none, b -PassThru", "a b", "NotFound")]
    [InlineData("Suspend-CfWorkflowInstance w a, none, b -PassThru", "a b", "NotFound")]
    [InlineData("Restart-CfWorkflowInstance w a, none, b -PassThru", "a b", "NotFound")]
    [InlineData("Remove-CfWorkflowInstance w a, none, b", "", "NotFound")]
    [InlineData("Send-CfWorkflowEvent w a, none, b -Type t -Payload @{ n = 1 }", "", "NotFound")]
    public void A_second_run_sends_nothing_and_returns_the_same_output(string call, string given, string error)
    {
        for (int run = 1; run <= 2; run++)
        {
            Server.Requests.Clear();
            ShellResult result = Shell.Run($"{call} -JournalPath $journal");

            Assert.Equal(given, string.Join(' ', Names(result.Values)));
            Assert.Equal([error], result.ErrorIds);
            Assert.Equal(["none"], result.Targets);
            Assert.Equal(run == 1, Server.Requests.Count > 0);
        }
    }

    [Fact]
    public void A_run_with_partial_input_is_continued()
    {
        Assert.Equal(["a", "b"], Names(Shell.Values($"{Piped("a", "b")} | Suspend-CfWorkflowInstance w -PassThru -JournalPath $journal")));
        Server.Requests.Clear();

        object?[] second = Shell.Values($"{Piped("a", "b", "c")} | Suspend-CfWorkflowInstance w -PassThru -JournalPath $journal");

        Assert.Equal(["a", "b", "c"], Names(second));
        Assert.Equal(["PATCH w/instances/c/status", "GET w/instances/c"], Sent);
    }

    [Theory]
    [InlineData("1..3 | ForEach-Object { @{ n = $_ } } | New-CfWorkflowInstance w")]
    [InlineData("New-CfWorkflowInstance w")]
    [InlineData("1..3 | ForEach-Object { @{ n = $_ } } | New-CfWorkflowInstance w -IdProperty { \"x$($_.n)\" }")]
    public void Instances_are_created_once_and_returned_again(string call)
    {
        object?[] first = Shell.Values($"{call} -JournalPath $journal");
        Assert.NotEmpty(first);
        Server.Requests.Clear();

        Assert.Equal(Names(first), Names(Shell.Values($"{call} -JournalPath $journal")));
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.CutBeforeActing)]
    public void An_unconfirmed_creation_of_a_previous_run_is_recognized(FaultKind kind)
    {
        const string Call = "New-CfWorkflowInstance w -Id mine -JournalPath $journal";
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "POST", Times = 2 });
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "GET", Path = "*/mine", Times = 2 });
        Assert.Equal(["OutcomeUnknown"], Shell.Run(Call).ErrorIds);

        Assert.Equal(["mine"], Names(Shell.Values(Call)));
        Assert.Equal(4, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void Rows_without_an_id_are_matched_by_params_in_any_order()
    {
        _ = Shell.Values("'a', 'b' | ForEach-Object { @{ n = $_; m = 1 } } | New-CfWorkflowInstance w -JournalPath $journal");

        _ = Shell.Values("'d', 'c', 'b', 'a', 'a' | ForEach-Object { @{ m = 1; n = $_ } } | New-CfWorkflowInstance w -JournalPath $journal");

        object?[] started = Shell.Values("Get-CfWorkflowInstance w -Detail | Where-Object { $_.Params.n } | ForEach-Object { $_.Params.n }");
        Assert.Equal(["a", "a", "b", "c", "d"], started.Select(name => $"{name}").Order());
    }

    [Fact]
    public void A_different_step_of_an_instance_is_a_different_input()
    {
        _ = Shell.Values("$step = [pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'a'; Type = 'step'; Occurrence = 1; Name = 's-1' }");
        _ = Shell.Run("$step | Restart-CfWorkflowInstance -JournalPath $journal");
        Server.Requests.Clear();

        _ = Shell.Run("$step | Restart-CfWorkflowInstance -JournalPath $journal");
        Assert.Empty(Server.Requests);
        _ = Shell.Run("Get-CfWorkflowInstance w a | Restart-CfWorkflowInstance -JournalPath $journal");
        _ = Shell.Run("$step.Name = 't-1'; $step | Restart-CfWorkflowInstance -JournalPath $journal");

        Assert.Equal(2, Server.Requests.Count(request => request.Method == "PATCH"));
    }

    [Fact]
    public void An_unconfirmed_deletion_of_a_previous_run_is_recognized()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Times = 4 });
        Assert.Equal(
            ["OutcomeUnknown", "OutcomeUnknown"], Shell.Run($"{Piped("a", "b")} | Remove-CfWorkflowInstance w -JournalPath $journal").ErrorIds);

        Assert.Empty(Shell.Run($"{Piped("a", "b")} | Remove-CfWorkflowInstance w -JournalPath $journal").ErrorIds);
        Assert.Equal(1, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void A_duplicate_id_is_two_inputs()
    {
        _ = Shell.Values("Send-CfWorkflowEvent w a, a -Type t -JournalPath $journal");
        Assert.Equal(2, Server.Requests.Count);
        _ = Shell.Values("Send-CfWorkflowEvent w a, a -Type t -JournalPath $journal");
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public void An_event_with_a_lost_response_is_not_resent()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Method = "POST" });
        Assert.Equal(
            ["OutcomeUnknown"], Shell.Run("Send-CfWorkflowEvent w a -Type t -JournalPath $journal").ErrorIds);

        ShellResult second = Shell.Run("Send-CfWorkflowEvent w a -Type t -JournalPath $journal");

        Assert.Equal(["OutcomeUnknown"], second.ErrorIds);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public void The_journal_contains_no_payload_and_no_token()
    {
        _ = Shell.Values("Send-CfWorkflowEvent w a -Type t -Payload 'hush' -JournalPath $journal");

        string text = File.ReadAllText(_path);
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.ApiToken, text, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"a\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        _ = Shell.Values("Stop-CfWorkflowInstance w a -JournalPath $journal -WhatIf");
        Assert.False(File.Exists(_path));
    }

    [Theory]
    [InlineData("Send-CfWorkflowEvent w a -Type t -Payload 1", "Send-CfWorkflowEvent w a -Type t -Payload 2", "JournalMismatch")]
    [InlineData("Suspend-CfWorkflowInstance w a", "Resume-CfWorkflowInstance w a", "JournalMismatch")]
    public void Another_command_or_other_arguments_are_rejected(string first, string second, string error)
    {
        _ = Shell.Values($"{first} -JournalPath $journal");
        Server.Requests.Clear();

        Assert.Equal([error], Shell.Run($"{second} -JournalPath $journal").ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void All_does_not_support_a_journal() => Assert.Equal(
        ["JournalWithAll"], Shell.Run("Stop-CfWorkflowInstance w -All -JournalPath $journal").ErrorIds);

    private static string Piped(params string[] ids) =>
        string.Join(", ", ids.Select(id => $"[pscustomobject]@{{ Id = '{id}' }}"));

    private static string[] Names(object?[] instances) => [.. instances.Select(instance => instance!.ToString()!)];
}

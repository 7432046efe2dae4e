using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>Responses that do not match the API documentation. Additions of a later service are accepted. A response without
/// a result is an error only if a result is required.</summary>
public sealed class MalformedResponseTests : ConnectedTest
{
    private const string Unreadable = "UnreadableAnswer";
    private const string Unknown = "OutcomeUnknown";
    private const string Wait = "Wait-CfWorkflowInstance w i -Status waiting";

    private static readonly string[] s_verbsWithOutput = ["Compare", "Copy", "Get", "Import", "Measure", "New", "Test", "Wait", "Watch", "Invoke"];

    /// <summary>The calls that accept a response without a result.</summary>
    private static readonly string[] s_needNone =
    [
        "Suspend-CfWorkflowInstance w i",
        "Resume-CfWorkflowInstance w i",
        "Stop-CfWorkflowInstance w i",
        "Restart-CfWorkflowInstance w i",
        "Send-CfWorkflowEvent w i -Type e",
        "Remove-CfWorkflowInstance w i",
        "Set-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000 -Limit 1",
        "Remove-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000",
        "Set-CfWorkflowTrigger -ScriptName s -Trigger @()",
    ];

    /// <summary>The calls for which a response without a body means success.</summary>
    private static readonly string[] s_needNoBody =
    [
        "Remove-CfWorkflowInstance w i",
        "Remove-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000",
    ];

    /// <summary>The calls whose outcome is unknown if no response is readable.</summary>
    private static readonly string[] s_unknown =
    [
        "New-CfWorkflowInstance w",
        "Suspend-CfWorkflowInstance w i",
        "Resume-CfWorkflowInstance w i",
        "Stop-CfWorkflowInstance w i",
        "Restart-CfWorkflowInstance w i",
        "Send-CfWorkflowEvent w i -Type e",
        "Remove-CfWorkflowInstance w i",
        "New-CfWorkflowConcurrencyKey -KeyName k -Limit 1",
    ];

    public static TheoryData<string> Calls => [.. CommandCalls.Calls];

    /// <summary>A wait continues while responses are lost.</summary>
    public static TheoryData<string> CallsThatEnd => [.. CommandCalls.Calls.Except([Wait])];

    /// <summary>Calls with an empty response to one request after the first: the method, the end of the path, and the
    /// error.</summary>
    public static TheoryData<string, string, string, string> LaterRequests => new()
    {
        { "Get-CfWorkflowInstance w -Detail", "GET", "/i", Unreadable },
        { "Get-CfWorkflowStep w i -Name load-1 -FullOutput", "GET", "/step", Unreadable },
        { "Get-CfWorkflowGraph w", "GET", "/graph", Unreadable },
        { "Restart-CfWorkflowInstance w i -FromStep load", "PATCH", "/status", "" },
        { "Suspend-CfWorkflowInstance w i -PassThru", "GET", "/i", Unreadable },
        { "Stop-CfWorkflowInstance w i -PassThru", "GET", "/i", Unreadable },
        { "Stop-CfWorkflowInstance w -All", "PUT", "/terminate", Unreadable },
        { "Stop-CfWorkflowInstance w -All -Wait", "GET", "/terminate", Unreadable },
        { "Set-CfWorkflow w -StepLimit 7", "GET", "/versions", Unreadable },
        { "Set-CfWorkflow w -StepLimit 7", "PUT", "/w", "" },
        { "Remove-CfWorkflow w", "DELETE", "/w", "" },
        { "Set-CfWorkflowSetting -ErrorRetention '3 days'", "PATCH", "/settings", "" },
        { "Set-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000 -Limit 1 -PassThru", "PATCH", "*", "" },
        { "Set-CfWorkflowTrigger -ScriptName s -Trigger @{ Type = 'x'; Targets = 'w' } -PassThru", "PUT", "/s", "" },
        { "Add-CfWorkflowTrigger -ScriptName s -Type x -WorkflowName w -PassThru", "PATCH", "/s", "" },
        { "Remove-CfWorkflowTrigger -ScriptName s", "DELETE", "/s", "" },
        { "Watch-CfWorkflowInstance w i", "GET", "/i", Unreadable },
    };

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        CommandCalls.Seed(Server.Account);

        // Events of a socket have no envelope. The polled instance has one.
        _ = Server.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            StatusCode = 404,
            Code = 7003,
            Path = "*/subscribe",
            Times = int.MaxValue,
        });
    }

    [Theory]
    [MemberData(nameof(CallsThatEnd))]
    public void A_response_that_is_not_JSON_is_an_error(string call)
    {
        AssertFails(call, FaultKind.MalformedJson, accepting: []);
    }

    [Theory]
    [MemberData(nameof(CallsThatEnd))]
    public void A_missing_body_is_an_error_if_one_is_required(string call)
    {
        AssertFails(call, FaultKind.EmptyBody, s_needNoBody);
    }

    [Theory]
    [InlineData(FaultKind.MalformedJson)]
    [InlineData(FaultKind.EmptyBody)]
    public void A_wait_continues_while_responses_are_lost(FaultKind kind)
    {
        AddFault(kind, times: 4);

        Assert.Single(Shell.Values(Wait));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_missing_result_is_an_error_if_one_is_required(string call)
    {
        AssertFails(call, FaultKind.NullResult, s_needNone);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_success_status_succeeds_despite_an_incomplete_envelope(string call)
    {
        AddFault(FaultKind.NullSuccess);

        AssertDone(Run(call), call);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Unknown_fields_and_statuses_are_accepted(string call)
    {
        // A wait for a status gets it with the next poll.
        AddFault(FaultKind.UnknownFields, call.StartsWith("Wait-", StringComparison.Ordinal) ? 1 : int.MaxValue);

        AssertDone(Run(call), call);
    }

    [Theory]
    [MemberData(nameof(LaterRequests))]
    public void A_malformed_later_response_is_an_error(string call, string method, string path, string error)
    {
        ShellResult result = RunWithFault(call, FaultKind.NullResult, method, path);

        Assert.Equal(error, string.Join(' ', result.ErrorIds));
        Assert.Equal(error.Length == 0 && call.EndsWith("-PassThru", StringComparison.Ordinal), result.Output.Count > 0);
    }

    [Theory]
    [MemberData(nameof(LaterRequests))]
    public void A_lost_response_is_retried_if_safe(
        string call, string method, string path, string _)
    {
        // A watch does not end by itself.
        string script = call.StartsWith("Watch-", StringComparison.Ordinal) ? $"{call} | Select-First 1" : call;

        ShellResult result = RunWithFault(script, FaultKind.EmptyBody, method, path);

        string[] expected = call.Split('-')[0] is "Restart" or "Add" ? [Unknown] : [];
        Assert.Equal(expected, result.ErrorIds);
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w i", "hibernating")]
    [InlineData("Get-CfWorkflowInstance w", "hibernating")]
    [InlineData("New-CfWorkflowInstance w", "hibernating")]
    public void An_unknown_status_is_returned_unchanged(string call, string status)
    {
        AddFault(FaultKind.UnknownFields);

        Assert.Equal([status], Shell.Values($"({call}).Status"));
    }

    [Theory]
    [InlineData("Get-CfWorkflow")]
    [InlineData("Get-CfWorkflowInstance w")]
    [InlineData("Get-CfWorkflowInstance w -Detail")]
    [InlineData("Get-CfWorkflowInstance w i")]
    [InlineData("Get-CfWorkflowStep w i")]
    [InlineData("Get-CfWorkflowVersion w")]
    [InlineData("Get-CfWorkflowConcurrencyKey")]
    public void A_malformed_item_is_an_error_and_the_others_are_returned(string call)
    {
        AddFault(FaultKind.MalformedItems, 1);

        ShellResult result = Run(call);

        Assert.Equal([Unreadable, Unreadable], result.ErrorIds);
        Assert.Equal(["null", """{"id":5,"name":5}"""], result.Errors.Select(error => error.TargetObject));
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void FromFailedStep_restarts_nothing_if_a_step_is_unreadable()
    {
        AddFault(FaultKind.MalformedItems);

        ShellResult result = Run("Restart-CfWorkflowInstance w i -FromFailedStep");

        Assert.Contains(Unreadable, result.ErrorIds);
        Assert.DoesNotContain(Server.Requests, request => request.Method == "PATCH");
    }

    [Theory]
    [InlineData("Send-CfWorkflowEvent w i -Type e -PayloadJson '\"\\ud83d\"'")]
    [InlineData("New-CfWorkflowInstance w -ParamsJson ('\"' + [char]0xD83D + '\"')")]
    [InlineData("$h = @{ 1 = 'number' }; $h['1'] = 'text'; New-CfWorkflowInstance w -Params $h")]
    [InlineData("New-CfWorkflowInstance w -Params @{ a = & { [char]0xD83D } }")]
    public void Values_that_would_change_in_transit_are_not_sent(string call)
    {
        Assert.Equal(["NotJson"], Run(call).ErrorIds);
        Assert.DoesNotContain(Server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public void AutomationNull_is_sent_as_null()
    {
        _ = Run("New-CfWorkflowInstance w -Id none -Params @{ a = if ($false) { 1 }; b = @(, (& { })) }");

        Assert.Equal(
            [null, "[null]"],
            Shell.Values("""
                $read = Get-CfWorkflowInstance w none
                $read.Params.a
                "[$(if ($null -eq $read.Params.b[0]) { 'null' })]"
                """));
    }

    [Fact]
    public void Every_command_that_sends_requests_is_covered() => CommandCalls.AssertCovers(Shell, CommandCalls.Calls);

    private static void AssertDone(ShellResult result, string call)
    {
        Assert.Empty(result.Errors);
        Assert.Equal(s_verbsWithOutput.Contains(call.Split('-')[0]), result.Output.Count > 0);
    }

    private void AssertFails(string call, FaultKind kind, string[] accepting)
    {
        AddFault(kind);

        ShellResult result = Run(call);

        Assert.Equal(
            accepting.Contains(call) ? [] : [s_unknown.Contains(call) ? Unknown : Unreadable], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    /// <summary>Runs a call with one retry. A connection that the call makes uses real time.</summary>
    private ShellResult Run(string call) => Shell.Run(
        $"$ConfirmPreference = 'None'; $PSDefaultParameterValues['Connect-CfWorkflow:MaximumRetryCount'] = 1; {call}");

    /// <summary>Runs a call, of which one request gets a fault.</summary>
    private ShellResult RunWithFault(string call, FaultKind kind, string method, string path)
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = kind, Method = method, Path = $"*{path}" });
        ShellResult result = Run(call);
        Assert.True(fault.Reached.IsCompleted);
        return result;
    }

    private void AddFault(FaultKind kind, int times = int.MaxValue) =>
        Server.Faults.Add(new Fault { Kind = kind, Times = times });
}

using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Lifecycle;

/// <summary>Events with any data as payload.</summary>
public sealed class EventTests : ConnectedTest
{
    protected override void Seed() => CommandCalls.Seed(Server.Account);

    [Theory]
    [InlineData("", "{}")]
    [InlineData("-Payload $null", "null")]
    [InlineData("-Payload @{ by = 'ann' }", """{"by":"ann"}""")]
    [InlineData("-Payload ([ordered]@{ b = 1; a = @{ c = $null } })", """{"b":1,"a":{"c":null}}""")]
    [InlineData("-Payload ([pscustomobject]@{ by = 'ann' })", """{"by":"ann"}""")]
    [InlineData("-Payload 1, 'x', $true", """[1,"x",true]""")]
    [InlineData("-Payload @()", "[]")]
    [InlineData("-Payload @(, @(1))", "[[1]]")]
    [InlineData("-Payload text", "\"text\"")]
    [InlineData("-Payload ''", "\"\"")]
    [InlineData("-Payload 7", "7")]
    [InlineData("-Payload 1.5", "1.5")]
    [InlineData("-Payload $false", "false")]
    [InlineData("-PayloadJson '{\"a\": [ 1, 2.50 ]}'", """{"a": [ 1, 2.50 ]}""")]
    [InlineData("-PayloadJson null", "null")]
    [InlineData("-PayloadJson '\"text\"'", "\"text\"")]
    public void A_payload_is_sent_as_the_equivalent_JSON(string arguments, string body)
    {
        Assert.Empty(Shell.Values($"Send-CfWorkflowEvent w i -Type e {arguments}"));

        Assert.Equal("POST w/instances/i/events/e", Sent.Single().Split(" {")[0]);
        Assert.Equal(body, Server.Requests.Single().Body);
    }

    [Theory]
    [InlineData("-Type e -Payload 1 -PayloadJson 1", "PayloadTwice")]
    [InlineData("-Type e -PayloadJson '{'", "NotJson")]
    [InlineData("-Type e -PayloadJson ''", "ParameterArgumentValidationError")]
    [InlineData("-Type e -Payload ('x' * 1MB)", "TooLarge")]
    [InlineData("-Type e -Payload { code }", "NotJson")]
    [InlineData("-Type e -Payload $token", "NotJson")]
    [InlineData("-Type 'has space'", "ParameterArgumentValidationError")]
    [InlineData("-Type ('e' * 101)", "ParameterArgumentValidationError")]
    [InlineData("-Type '-e'", "ParameterArgumentValidationError")]
    public void An_unsupported_payload_is_rejected(string arguments, string error)
    {
        Assert.Equal([error], Shell.Run($"Send-CfWorkflowEvent w i {arguments}").ErrorIds);
        Assert.Empty(Sent);
    }

    [Fact]
    public void The_waiting_instance_continues()
    {
        _ = Shell.Values("Get-CfWorkflowInstance w -Status waiting | Send-CfWorkflowEvent -Type e -Payload @{ by = 'ann' }");

        Assert.Equal(["ann"], Shell.Values("(Get-CfWorkflowStep w i -Type waitForEvent).Output.by"));
        Assert.Equal(["complete"], Shell.Values("(Get-CfWorkflowInstance w i).Status"));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.InternalError)]
    public void An_event_that_may_have_arrived_is_not_resent(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "POST" });

        Assert.Equal(["OutcomeUnknown"], Shell.Run("Send-CfWorkflowEvent w i -Type e").ErrorIds);
        Assert.Single(Server.Requests);
    }
}

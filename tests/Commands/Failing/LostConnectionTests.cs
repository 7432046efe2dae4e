using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Failing;

/// <summary>A listing that fails midway is complete or reports an error.</summary>
public sealed class LostConnectionTests : ConnectedTest
{
    /// <summary>More faults than the attempts of the module and of the HTTP stack, which repeats reads by itself.</summary>
    private const int ForGood = 100;

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 250).Select(number => new InstanceSetup
        {
            Id = $"i-{number}",
            CreatedOn = s_start.AddMinutes(number - 1000),
        }));
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeActing)]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.TruncatedBody)]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.MalformedJson)]
    [InlineData(FaultKind.EmptyBody)]
    public void A_single_failure_is_retried(FaultKind kind)
    {
        Fault fault = Break(kind, times: 1);

        object?[] ids = Shell.Values("(Get-CfWorkflowInstance w).Id");

        Assert.True(fault.Reached.IsCompleted);
        Assert.Equal(Enumerable.Range(0, 250).Select(number => $"i-{249 - number}"), ids);
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeActing, "ConnectionFailed")]
    [InlineData(FaultKind.CutAfterActing, "ConnectionFailed")]
    [InlineData(FaultKind.TruncatedBody, "ConnectionFailed")]
    [InlineData(FaultKind.InternalError, "ServiceUnavailable")]
    [InlineData(FaultKind.MalformedJson, "UnreadableAnswer")]
    [InlineData(FaultKind.EmptyBody, "UnreadableAnswer")]
    [InlineData(FaultKind.NullResult, "UnreadableAnswer")]
    [InlineData(FaultKind.HtmlForbidden, "RequestRefused")]
    public void A_permanent_failure_is_an_error_after_the_output_so_far(FaultKind kind, string error)
    {
        _ = Break(kind, ForGood);

        ShellResult result = Shell.Run("Get-CfWorkflowInstance w | ForEach-Object Id");

        Assert.Equal([error], result.ErrorIds);
        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"i-{249 - number}"), result.Values);
    }

    [Fact]
    public void An_envelope_without_a_success_flag_is_a_success()
    {
        _ = Break(FaultKind.NullSuccess, ForGood);

        Assert.Equal(250, Shell.Values("(Get-CfWorkflowInstance w).Id").Length);
    }

    /// <summary>The first page of a listing succeeds.</summary>
    private Fault Break(FaultKind kind, int times) => Server.Faults.Add(new Fault
    {
        Kind = kind,
        Path = "*/instances",
        Skip = 1,
        Times = times,
    });
}

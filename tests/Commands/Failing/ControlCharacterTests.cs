using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Failing;

/// <summary>Text from other sources never reaches the terminal unescaped, not even in a message.</summary>
public sealed class ControlCharacterTests : ConnectedTest
{
    private const string Evil = "gone\e[2J\r\a\u009b1m\u202e";

    public static TheoryData<string> Scripts { get; } = new()
    {
        "Get-CfWorkflow w",
        "Get-CfWorkflowInstance w i",
        "Get-CfWorkflowInstance w",
        "Wait-CfWorkflowInstance w i -TimeoutSec 0",
        "Invoke-CfWorkflowApi workflows",
        "Get-CfWorkflowInstance w $evil",
        "Get-CfWorkflowInstance w -Status $evil",
        "Set-CfWorkflow w -SuccessRetention $evil",
        "Watch-CfWorkflowInstance w i -Type $evil",
        "Restart-CfWorkflowInstance w i -FromStep $evil",
        "Invoke-CfWorkflowApi \"a$evil\" -Method Post",
        "Get-CfWorkflowStep w i -Name s -OutFile \"/nowhere/$evil\"",
    };

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Messages_escape_control_characters(string script)
    {
        Shell.Set("evil", Evil);
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 400, Code = 10001, Message = Evil, Times = 9 });

        ShellResult result = Shell.Run($"{script} -Verbose");

        Assert.All(Describe(result), text => Assert.DoesNotContain(text, IsHarmful));
        Assert.NotEmpty(Describe(result));
    }

    [Fact]
    public void The_exception_keeps_the_services_message()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 400, Code = 10001, Message = Evil });

        Exception failure = Shell.Run("Get-CfWorkflow w").Errors.Single().Exception;

        Assert.Contains(Evil, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>All text that a host would show.</summary>
    private static IEnumerable<string> Describe(ShellResult result) =>
    [
        .. result.Errors.Select(error => error.ToString()),
        .. result.Errors.Select(error => error.CategoryInfo.GetMessage(CultureInfo.InvariantCulture)),
        .. result.Verbose,
        .. result.Warnings,
        .. result.Progress.Select(record => record.StatusDescription),
    ];

    private static bool IsHarmful(char one) => (char.IsControl(one) && one != '\n') || one == '\u202e';
}

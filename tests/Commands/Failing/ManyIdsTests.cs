using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Failing;

/// <summary>A failure of one input does not stop the others. A failure of all inputs is reported once.</summary>
public sealed class ManyIdsTests : ConnectedTest
{
    private const string Piped = "1..50 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = \"i-$_\" } }";

    private static readonly string[] s_missing = ["i-7", "i-23", "i-50"];

    public static TheoryData<string> Commands =>
    [
        $"{Piped} | Get-CfWorkflowInstance",
        $"{Piped} | Get-CfWorkflowStep",
        $"{Piped} | Stop-CfWorkflowInstance -PassThru",
        $"{Piped} | Wait-CfWorkflowInstance",
        "Get-CfWorkflowInstance w (1..50 | ForEach-Object { \"i-$_\" })",
        "Stop-CfWorkflowInstance w (1..50 | ForEach-Object { \"i-$_\" }) -PassThru",
        "Wait-CfWorkflowInstance w (1..50 | ForEach-Object { \"i-$_\" })",
    ];

    /// <summary>The service's terminate job takes time.</summary>
    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(1, 50)
            .Where(number => !s_missing.Contains($"i-{number}"))
            .Select(number => new InstanceSetup { Id = $"i-{number}", CreatedOn = s_start.AddHours(-1) }));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Three_missing_ids_are_three_errors_and_the_rest_succeeds(string command)
    {
        ShellResult result = Shell.Run(command);

        Assert.Equal(47, result.Output.Count);
        Assert.Equal(["NotFound", "NotFound", "NotFound"], result.ErrorIds);
        Assert.Equal(s_missing.Order(), result.Targets.Cast<string>().Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_revoked_token_is_one_terminating_error(string command)
    {
        // A wait for this many instances lists them, and the service stops them with one request, so one request is half of
        // the work.
        int good = command.Contains("Get-", StringComparison.Ordinal) ? 5 : 1;
        _ = Server.Faults.Add(new Fault
        {
            Kind = FaultKind.Error,
            StatusCode = 401,
            Code = 10000,
            Skip = good,
            Times = int.MaxValue - good,
        });

        ShellResult result = Shell.Run($"$ErrorActionPreference = 'Continue'; {command}");

        Assert.Equal(["NotAuthenticated"], result.ErrorIds);
        Assert.Equal(ErrorCategory.AuthenticationError, result.Errors[0].CategoryInfo.Category);
    }

    [Fact]
    public void After_a_revoked_token_only_requests_under_way_are_sent()
    {
        Server.Credentials.Revoke(Server.ApiToken);

        ShellResult result = Shell.Run($"{Piped} | Stop-CfWorkflowInstance");

        Assert.Equal(["NotAuthenticated"], result.ErrorIds);
        Assert.InRange(Server.Requests.Count, 1, 8);
    }

    [Theory]
    [InlineData("Stop-CfWorkflowInstance", 2)]
    [InlineData("Stop-CfWorkflowInstance", 30)]
    [InlineData("Remove-CfWorkflowInstance", 30)]
    public void A_missing_permission_is_reported_for_each_input(string command, int count)
    {
        Shell.Set("token", Secret.Of(Server.Credentials.Issue(CloudflareWorkflows.Sandbox.Accounts.TokenAccess.Read)));

        ShellResult result = Shell.Run($"{Connect}; {command} w (1..{count} | ForEach-Object {{ \"i-$_\" }})");

        Assert.Equal(Enumerable.Repeat("PermissionDenied", count), result.ErrorIds);
        Assert.Equal(Enumerable.Range(1, count).Select(number => $"i-{number}"), result.Targets);
    }
}

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

/// <summary>The commands that explain give the same for an archive as for the instances that were exported, in a session that
/// never connected.</summary>
public sealed class ArchivedInsightTests : ConnectedTest
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.jsonl");

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = new StepScriptBuilder().Do("load", 2).Do("charge").Build() });
        StepScript failing = new StepScriptBuilder()
            .Do("load", 2).Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true }).Build();
        foreach (int number in Enumerable.Range(0, 30))
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup
            {
                Id = $"i-{number}",
                CreatedOn = s_start.AddHours(-2).AddMinutes(number),
                Script = number % 3 == 0 ? failing : null,
                Params = $$"""{"order":{{number}}}""",
            });
        }
    }

    protected override ValueTask OnDisposeAsync()
    {
        File.Delete(_path);
        return base.OnDisposeAsync();
    }

    [Theory]
    [InlineData("$all | Group-CfWorkflowError | ForEach-Object { \"$($_.Count) $($_.StepName) $_ $($_.Id)\" }")]
    [InlineData("$all | Group-CfWorkflowError -Baseline $all | ForEach-Object { \"$($_.IsNew)\" }")]
    [InlineData("$all | Measure-CfWorkflowInstance -By Status, VersionId | ForEach-Object { \"$($_.Key) $($_.Count) $($_.DurationP50) $($_.QueueP50) $($_.Max) $($_.FirstOn)\" }")]
    [InlineData("$all | Measure-CfWorkflowInstance -By Hour -Baseline ($all | Measure-CfWorkflowInstance) | ForEach-Object { \"$($_.Key) $($_.P95) $($_.Change)\" }")]
    [InlineData("$all | Measure-CfWorkflowInstance -Step | ForEach-Object { \"$($_.StepName) $($_.Runs) $($_.Failed) $($_.Retries) $($_.P95)\" }")]
    [InlineData("$all | Compare-CfWorkflowInstance ($all | Where-Object Id -eq i-1) -ErrorAction Ignore | ForEach-Object { \"$($_.FirstDifference) $($_.Params)\" }")]
    [InlineData("$all | Get-CfWorkflowStep | ForEach-Object { \"$_ $($_.InstanceId) $($_.Duration) $($_.Attempts.Count) $($_.Timeline)\" }")]
    public void An_archive_explains_as_the_live_instances_do(string script)
    {
        Shell.Set("path", _path);
        object?[] live = Shell.Values($"$all = @(Get-CfWorkflowInstance w -Detail); $all | Export-CfWorkflowInstance $path; {script}");
        using Shell other = new();
        other.Set("path", _path);
        Server.Requests.Clear();

        object?[] archived = other.Values($"$all = @(Import-CfWorkflowInstance $path); {script}");

        Assert.NotEmpty(live);
        Assert.Equal(live, archived);
        Assert.Empty(Sent);
    }

    [Fact]
    public void A_group_of_archived_errors_is_refused_by_a_restart_and_a_report_of_it_needs_no_connection()
    {
        Shell.Set("path", _path);
        _ = Shell.Values("Get-CfWorkflowInstance w -Detail | Export-CfWorkflowInstance $path");
        Server.Requests.Clear();

        Assert.Equal(
            ["FromArchive"], Shell.Run("Import-CfWorkflowInstance $path | Group-CfWorkflowError | Restart-CfWorkflowInstance -FromFailedStep").ErrorIds);
        using Shell other = new();
        other.Set("path", _path);
        _ = other.Values("Import-CfWorkflowInstance $path | Export-CfWorkflowReport \"$path.html\"");
        Assert.Contains("i-29", File.ReadAllText($"{_path}.html"), StringComparison.Ordinal);
        File.Delete($"{_path}.html");
        Assert.Empty(Sent);
    }
}

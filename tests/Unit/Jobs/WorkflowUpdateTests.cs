using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>What a workflow is to be is what it is, with the changes.</summary>
public sealed class WorkflowUpdateTests
{
    private const string Workflow = """{"name":"w","script_name":"s","class_name":"C"}""";

    private static readonly WorkflowChanges s_whole = new() { ScriptName = "s", ClassName = "D" };

    [Theory]
    [InlineData("s", false)]
    [InlineData("other", true)]
    public async Task Existing_settings_are_kept_except_for_the_changes(string script, bool changesOwner)
    {
        WorkflowUpdate update = await PlanAsync(
            Service.InTurn(
                () => Answers.Result(Workflow), () => Answers.Result("""[{"id":"v","limits":{"steps":7}}]""")),
            new WorkflowChanges { ScriptName = script });

        Assert.Equal(("s", "C", 7), (update.Before!.ScriptName, update.Before.ClassName, update.Before.StepLimit));
        Assert.Equal((script, "C", 7), (update.After.ScriptName, update.After.ClassName, update.After.StepLimit));
        Assert.Equal((changesOwner, changesOwner ? 1 : 0), (update.ChangesOwner, update.Differences.Count));
    }

    [Fact]
    public async Task A_workflow_that_does_not_exist_is_created_from_the_changes()
    {
        WorkflowUpdate update = await PlanAsync(Service.InTurn(() => Answers.Error(404, 10200)), s_whole);

        Assert.Null(update.Before);
        Assert.Equal(("s", "D", false), (update.After.ScriptName, update.After.ClassName, update.ChangesOwner));
    }

    [Theory]
    [InlineData(404, 10200, false, CloudflareErrorKind.NotFound)]
    [InlineData(403, 10000, true, CloudflareErrorKind.PermissionDenied)]
    public async Task A_partial_change_or_an_unreadable_workflow_creates_nothing(
        int status, int code, bool isWhole, CloudflareErrorKind kind)
    {
        Service service = Service.InTurn(() => Answers.Error(status, code));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => PlanAsync(service, isWhole ? s_whole : new WorkflowChanges { ClassName = "D" }));

        Assert.Equal(kind, failure.Kind);
        Assert.Equal("GET", service.Requests.Single().Method);
    }

    private static Task<WorkflowUpdate> PlanAsync(Service service, WorkflowChanges changes) =>
        WorkflowUpdate.PlanAsync(service.Cloud, "w", changes, TestContext.Current.CancellationToken);
}

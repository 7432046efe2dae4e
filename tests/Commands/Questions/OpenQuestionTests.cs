using System;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Questions;

/// <summary>The commands do the same, whatever the service answers to the questions that no source settles. Where they
/// don't, <see cref="s_effects"/> says so.</summary>
public sealed class OpenQuestionTests : ConnectedTest
{
    private const int Count = 800;

    /// <summary>Scripts that run one after the other, and what they return, with the ids of errors.</summary>
    private static readonly (string Name, string Script, string Expected)[] s_tasks =
    [
        ("list", "$all = Get-CfWorkflowInstance many; $all.Count; ($all.Id | Sort-Object -Unique).Count", "800 800"),
        ("list in a time", "@(Get-CfWorkflowInstance many -Since $from -Until $to).Count", "101"),
        ("read what an instance waits for", "(Get-CfWorkflowInstance waits -Detail).WaitsFor -replace ' until.*'", "event go"),
        (
            "create",
            "(New-CfWorkflowInstance flow -Id a -Params @{ x = 1 }).Id; New-CfWorkflowInstance flow -Id a",
            "a Conflict"),
        (
            "create a batch",
            "('b', 'c' | ForEach-Object { [pscustomobject]@{ Id = $_; x = 2 } } | New-CfWorkflowInstance flow).Id",
            "b c"),
        ("wait", "(Wait-CfWorkflowInstance flow a).Status", "complete"),
        ("read params", "(Get-CfWorkflowInstance flow a).Params.x", "1"),
        ("stop an ended one", "(Stop-CfWorkflowInstance flow a -PassThru).Status", "complete"),
        ("restart from an unknown step", "Restart-CfWorkflowInstance flow a -FromStep nothing", "NoSuchStep"),
        ("restart", "Restart-CfWorkflowInstance flow a; (Wait-CfWorkflowInstance flow a).Status", "complete"),
        ("send an event", "Send-CfWorkflowEvent waits w -Type go; (Wait-CfWorkflowInstance waits w).Status", "complete"),
        ("read a cause", "(Get-CfWorkflowInstance bad x).Cause", "NonRetryableError: the cause"),
        (
            "watch",
            "@(Watch-CfWorkflowInstance flow a).Count; @(Watch-CfWorkflowInstance flow a)[-1].Type",
            "8 workflow_completed"),
        (
            "stop many",
            "Get-CfWorkflowInstance stops | Stop-CfWorkflowInstance; (Get-CfWorkflowInstance stops).Status | Sort-Object -Unique",
            "terminated"),
        ("stop all", "Stop-CfWorkflowInstance all -All; (Wait-CfWorkflowInstance all a).Status", "terminated"),
        ("remove one", "Remove-CfWorkflowInstance flow a; @(Get-CfWorkflowInstance flow | Where-Object Id -eq a).Count", "0"),
        (
            "remove many",
            "Get-CfWorkflowInstance stops | Remove-CfWorkflowInstance; @(Get-CfWorkflowInstance stops).Count",
            "0"),
        (
            "deploy",
            "(Set-CfWorkflow flow -ScriptName flow-worker -ClassName Flow -ErrorRetention '31 days' -PassThru).Name",
            "flow"),
        ("count", "(Measure-CfWorkflow many -Since 2h).Runs", "800"),
    ];

    /// <summary>The tasks that an answer changes, with the reason. Without an answer: each one that is not
    /// believed.</summary>
    private static readonly (string Id, string? Answer, string[] Tasks, string Reason)[] s_effects =
    [
        ("date-start-is-inclusive", null, ["list in a time"], "The service decides what is in the time that is asked for."),
        ("date-end-is-inclusive", null, ["list in a time"], "The service decides what is in the time that is asked for."),
        ("duplicate-id-error", null, ["create"], "The code 10405 is the only sign of an id in use."),
        ("cannot-terminate-error", null, ["stop an ended one"], "The code 10401 is the only sign of an end."),
        (
            "params-value-is-accepted", null, ["create", "create a batch", "read params"],
            "No command sends params as a text."),
        ("delete-accepts-empty-body", null, ["remove one"], "Decision 7: every request but GET carries content."),
        ("long-retention", "\"refused\"", ["deploy"], "The service decides how long it keeps instances."),
        (
            "direction-without-cursor", "\"refused\"",
            ["list", "list in a time", "read what an instance waits for", "stop many", "remove one", "remove many", "count"],
            "Each list has a direction, because the default is not documented."),
    ];

    public static TheoryData<string, string> Answers =>
    [
        .. ServiceQuestions.All.SelectMany(question => question.Form.Examples.Append(question.Belief)
            .Select(answer => JsonSerializer.Serialize(answer)).Distinct()
            .Select(answer => new TheoryDataRow<string, string>(question.Id, answer))),
    ];

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_commands_do_the_same(string id, string answer)
    {
        ServiceQuestion question = ServiceQuestions.Find(id)!;
        using JsonDocument given = JsonDocument.Parse(answer);
        Server.Behavior = question.Answer(new ServiceBehavior(), given.RootElement);

        string[] changed = [.. s_tasks.Where(task => Run(task.Script) != task.Expected).Select(task => task.Name)];

        bool isBelieved = JsonElement.DeepEquals(question.Belief, given.RootElement);
        Assert.Equal(
            s_effects.Where(effect => effect.Id == id && (effect.Answer is null ? !isBelieved : effect.Answer == answer))
                .SelectMany(effect => effect.Tasks),
            changed);
    }

    protected override void Seed()
    {
        DateTimeOffset first = s_start.AddMinutes(-60).AddMilliseconds(500);
        _ = Server.Account.AddWorkflow("many");
        _ = Server.Account.AddInstances("many", Enumerable.Range(0, Count).Select(
            number => new InstanceSetup { Id = $"i-{number:d3}", CreatedOn = first.AddSeconds(number) }));
        Shell.Set("from", first.AddSeconds(100).UtcDateTime);
        Shell.Set("to", first.AddSeconds(200).UtcDateTime);
        StepScript waiting = new StepScriptBuilder().WaitForEvent("approval", "go").Build();
        DoStep refusing = new("s") { Failures = 1, IsNonRetryable = true, Error = new StepError("Error", "the cause") };
        Add("waits", waiting, "w");
        Add("flow", StepScript.Default);
        Add("bad", new StepScriptBuilder().Do(refusing).Build(), "x");
        Add("stops", waiting, [.. Enumerable.Range(0, 30).Select(number => $"s-{number}")]);
        Add("all", waiting, "a");
    }

    private string Run(string script)
    {
        ShellResult result = Shell.Run(script);
        string outcome = string.Join(' ', [.. result.Values, .. result.ErrorIds]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{script}\n  {outcome}");
        return outcome;
    }

    private void Add(string workflow, StepScript script, params string[] ids)
    {
        _ = Server.Account.AddWorkflow(workflow, new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstances(
            workflow, ids.Select(id => new InstanceSetup { Id = id, CreatedOn = s_start.AddMinutes(-30) }));
    }
}

using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>Differences between versions, and findings in their code, piped into every command.</summary>
public sealed class VersionPipingTests() : PipingTable(Table, s_objects)
{
    internal const string Table = """
        |                                               | VersionDifference                                              | VersionFinding                                                                   |
        |-----------------------------------------------|----------------------------------------------------------------|----------------------------------------------------------------------------------|
        | Get-CfWorkflow                                | GET w                                                          | GET w                                                                            |
        | Get-CfWorkflowVersion                         | GET w/versions                                                 | GET w/versions/*                                                                 |
        | Get-CfWorkflowGraph                           | GET w/versions, GET w/versions/*/graph                         | GET w/versions/*/graph                                                           |
        | Get-CfWorkflowInstance                        | GET w/instances                                                | GET w/instances                                                                  |
        | Get-CfWorkflowStep                            | IdMissing                                                      | IdMissing                                                                        |
        | Measure-CfWorkflowInstance                    | InstanceNeeded                                                 | InstanceNeeded                                                                   |
        | Get-CfWorkflowMetric                          | POST graphql, POST graphql, GET w                              | POST graphql, POST graphql, GET w                                                |
        | Measure-CfWorkflow                            | GET w, POST graphql, GET w/instances                           | GET w, POST graphql, GET w/instances                                             |
        | Get-CfWorkflowHealth                          | GET w, POST graphql                                            | GET w, POST graphql                                                              |
        | Group-CfWorkflowError                         | IdMissing                                                      | IdMissing                                                                        |
        | Get-CfWorkflowSetting                         | GET settings                                                   | GET settings                                                                     |
        | Get-CfWorkflowConcurrencyKey                  | GET concurrency                                                | GET concurrency                                                                  |
        | Wait-CfWorkflowInstance                       | IdMissing                                                      | IdMissing                                                                        |
        | Watch-CfWorkflowInstance                      | IdMissing                                                      | IdMissing                                                                        |
        | New-CfWorkflowInstance                        | NotParams                                                      | NotParams                                                                        |
        | Copy-CfWorkflowInstance -Params 1             | IdMissing                                                      | IdMissing                                                                        |
        | Compare-CfWorkflowInstance                    | IdMissing                                                      | IdMissing                                                                        |
        | Compare-CfWorkflowVersion                     | GET w/versions, GET w/versions/*/graph, GET w/versions/*/graph | GET w/versions, GET w/versions/*, GET w/versions/*/graph, GET w/versions/*/graph |
        | Test-CfWorkflowVersion -NoHistory             | GET w/versions, GET w/versions/*/graph                         | GET w/versions/*/graph                                                           |
        | Import-CfWorkflowInstance                     | NoSuchFile                                                     | NoSuchFile                                                                       |
        | ConvertTo-CfWorkflowDiagram                   | GraphNeeded                                                    | GraphNeeded                                                                      |
        | Stop-CfWorkflowInstance                       | IdMissing                                                      | IdMissing                                                                        |
        | Stop-CfWorkflowInstance -All                  | IdWithAll                                                      | IdWithAll                                                                        |
        | Suspend-CfWorkflowInstance                    | IdMissing                                                      | IdMissing                                                                        |
        | Resume-CfWorkflowInstance                     | IdMissing                                                      | IdMissing                                                                        |
        | Restart-CfWorkflowInstance                    | IdMissing                                                      | IdMissing                                                                        |
        | Restart-CfWorkflowInstance -Whole             | IdMissing                                                      | IdMissing                                                                        |
        | Restart-CfWorkflowInstance -FromFailedStep    | IdMissing                                                      | IdMissing                                                                        |
        | Send-CfWorkflowEvent -Type e                  | IdMissing                                                      | IdMissing                                                                        |
        | Remove-CfWorkflowInstance                     | IdMissing                                                      | IdMissing                                                                        |
        | Set-CfWorkflowSetting -ErrorRetention 9.00:00 | GET settings, PATCH settings                                   | GET settings, PATCH settings                                                     |
        | New-CfWorkflowConcurrencyKey -Limit 1         | (missing)                                                      | (missing)                                                                        |
        | Set-CfWorkflowConcurrencyKey -Limit 1         | (missing)                                                      | (missing)                                                                        |
        | Remove-CfWorkflowConcurrencyKey               | (missing)                                                      | (missing)                                                                        |
        | Import-CfWorkflowDefinition                   | NoSuchFile                                                     | NoSuchFile                                                                       |
        | Compare-CfWorkflowDefinition                  | InputObjectMissingMandatory, NothingToCompare                  | InputObjectMissingMandatory, NothingToCompare                                    |
        | Set-CfWorkflow -StepLimit 9                   | (missing)                                                      | (missing)                                                                        |
        | Remove-CfWorkflow                             | (missing)                                                      | (missing)                                                                        |
        | Get-CfWorkflowTrigger                         | (missing)                                                      | (missing)                                                                        |
        | Set-CfWorkflowTrigger                         | (missing)                                                      | (missing)                                                                        |
        | Add-CfWorkflowTrigger                         | (missing)                                                      | (missing)                                                                        |
        | Remove-CfWorkflowTrigger                      | InvalidTrigger                                                 | InvalidTrigger                                                                   |
        | Invoke-CfWorkflowApi                          | MissingMandatoryParameter                                      | MissingMandatoryParameter                                                        |
        | Get-CfWorkflowAccount                         | (unbound)                                                      | (unbound)                                                                        |
        | Connect-CfWorkflow                            | NotConnected                                                   | NotConnected                                                                     |
        | Disconnect-CfWorkflow                         | (unbound)                                                      | (unbound)                                                                        |
        | Get-CfWorkflowContext                         | (unbound)                                                      | (unbound)                                                                        |
        | Export-CfWorkflowInstance $file -Force        | InstanceNeeded                                                 | InstanceNeeded                                                                   |
        | Export-CfWorkflowReport $file -Force          | InstanceNeeded                                                 | InstanceNeeded                                                                   |
        """;

    private static readonly Dictionary<string, string> s_objects = new()
    {
        ["VersionDifference"] = "Compare-CfWorkflowVersion w",
        ["VersionFinding"] = "Test-CfWorkflowVersion w -NoHistory",
    };

    public static MatrixTheoryData<string, string> Columns => new(s_objects.Keys, s_forms.Keys);

    protected override void Seed()
    {
        base.Seed();

        // A step that was added, and that the whole code is in.
        Server.Account.FindWorkflow("w")!.Deploy(
            new WorkflowSetup { Script = new StepScriptBuilder().Do("step1").Build() }, s_start.AddDays(-1));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void Each_object_form_binds_as_expected(string type, string form) => AssertColumn(type, form);
}

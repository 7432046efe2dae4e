using System.Collections.Generic;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>Definitions and differences, piped into every command.</summary>
public sealed class DefinitionPipingTests() : PipingTable(Table, s_objects)
{
    internal const string Table = """
        |                                               | Definition                                                                                                                                                                    | Difference                                    |
        |-----------------------------------------------|-------------------------------------------------------------------------------------------------------------------------------------------------------------------------------|-----------------------------------------------|
        | Get-CfWorkflow                                | GET w                                                                                                                                                                         | GET w                                         |
        | Get-CfWorkflowVersion                         | GET w/versions                                                                                                                                                                | GET w/versions                                |
        | Get-CfWorkflowGraph                           | GET w/versions, GET w/versions/*/graph                                                                                                                                        | GET w/versions, GET w/versions/*/graph        |
        | ConvertTo-CfWorkflowDiagram                   | GraphNeeded                                                                                                                                                                   | GraphNeeded                                   |
        | Get-CfWorkflowInstance                        | GET w/instances                                                                                                                                                               | GET w/instances                               |
        | Get-CfWorkflowStep                            | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Measure-CfWorkflowInstance                    | InstanceNeeded                                                                                                                                                                | InstanceNeeded                                |
        | Get-CfWorkflowMetric                          | POST graphql, POST graphql, GET w                                                                                                                                             | POST graphql, POST graphql, GET w             |
        | Get-CfWorkflowHealth                          | GET w, POST graphql                                                                                                                                                           | GET w, POST graphql                           |
        | Measure-CfWorkflow                            | GET w, POST graphql, GET w/instances                                                                                                                                          | GET w, POST graphql, GET w/instances          |
        | Group-CfWorkflowError                         | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Export-CfWorkflowReport $file -Force          | InstanceNeeded                                                                                                                                                                | InstanceNeeded                                |
        | Get-CfWorkflowSetting                         | GET settings                                                                                                                                                                  | GET settings                                  |
        | Get-CfWorkflowConcurrencyKey                  | GET concurrency                                                                                                                                                               | GET concurrency                               |
        | Wait-CfWorkflowInstance                       | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Watch-CfWorkflowInstance                      | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | New-CfWorkflowInstance                        | NotParams                                                                                                                                                                     | NotParams                                     |
        | Copy-CfWorkflowInstance -Params 1             | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Compare-CfWorkflowInstance                    | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Stop-CfWorkflowInstance                       | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Stop-CfWorkflowInstance -All                  | IdWithAll                                                                                                                                                                     | IdWithAll                                     |
        | Suspend-CfWorkflowInstance                    | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Resume-CfWorkflowInstance                     | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Restart-CfWorkflowInstance                    | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Send-CfWorkflowEvent -Type e                  | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Remove-CfWorkflowInstance                     | IdMissing                                                                                                                                                                     | IdMissing                                     |
        | Set-CfWorkflowSetting -ErrorRetention 9.00:00 | GET settings, PATCH settings                                                                                                                                                  | GET settings, PATCH settings                  |
        | New-CfWorkflowConcurrencyKey -Limit 1         | (missing)                                                                                                                                                                     | (missing)                                     |
        | Set-CfWorkflowConcurrencyKey -Limit 1         | (missing)                                                                                                                                                                     | (missing)                                     |
        | Remove-CfWorkflowConcurrencyKey               | (missing)                                                                                                                                                                     | (missing)                                     |
        | Import-CfWorkflowDefinition                   | NoSuchFile                                                                                                                                                                    | NoSuchFile                                    |
        | Import-CfWorkflowInstance                     | NoSuchFile                                                                                                                                                                    | NoSuchFile                                    |
        | Compare-CfWorkflowDefinition                  | GET workflows, GET w/versions / InputObjectMissingMandatory, NothingToCompare / InputObjectMissingMandatory, NothingToCompare / InputObjectMissingMandatory, NothingToCompare | InputObjectMissingMandatory, NothingToCompare |
        | Set-CfWorkflow                                | GET w, GET w/versions, PUT w / NoWorkflow / NoWorkflow / NoWorkflow                                                                                                           | (missing)                                     |
        | Set-CfWorkflow -StepLimit 9                   | NoWorkflow                                                                                                                                                                    | (missing)                                     |
        | Remove-CfWorkflow                             | NoWorkflow                                                                                                                                                                    | (missing)                                     |
        | Get-CfWorkflowTrigger                         | NotFound                                                                                                                                                                      | (missing)                                     |
        | Set-CfWorkflowTrigger                         | InvalidTrigger                                                                                                                                                                | (missing)                                     |
        | Add-CfWorkflowTrigger                         | InvalidTrigger                                                                                                                                                                | (missing)                                     |
        | Remove-CfWorkflowTrigger                      | InvalidTrigger                                                                                                                                                                | InvalidTrigger                                |
        | Invoke-CfWorkflowApi                          | MissingMandatoryParameter                                                                                                                                                     | MissingMandatoryParameter                     |
        | Get-CfWorkflowAccount                         | (unbound)                                                                                                                                                                     | (unbound)                                     |
        | Connect-CfWorkflow                            | InvalidAccountId                                                                                                                                                              | NotConnected                                  |
        | Disconnect-CfWorkflow                         | (unbound)                                                                                                                                                                     | (unbound)                                     |
        | Get-CfWorkflowContext                         | (unbound)                                                                                                                                                                     | (unbound)                                     |
        """;

    private static readonly Dictionary<string, string> s_objects = new()
    {
        ["Definition"] = $"Import-CfWorkflowDefinition '{BuildPaths.SampleConfiguration}'",
        ["Difference"] = $"Import-CfWorkflowDefinition '{BuildPaths.SampleConfiguration}' | Compare-CfWorkflowDefinition",
    };

    public static MatrixTheoryData<string, string> Columns => new(s_objects.Keys, s_forms.Keys);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Each_object_form_binds_as_expected(string type, string form) => AssertColumn(type, form);
}

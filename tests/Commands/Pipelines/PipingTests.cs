using System.Collections.Generic;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>The main objects piped into every command.</summary>
public sealed class PipingTests() : PipingTable(Table, s_objects)
{
    /// <summary>Connect-CfWorkflow finds nothing to connect with before any input.</summary>
    internal const string Table = """
        |                                               | Workflow                                      | Instance                                      | Detail                                        | Step                                          | Context                                       |
        |-----------------------------------------------|-----------------------------------------------|-----------------------------------------------|-----------------------------------------------|-----------------------------------------------|-----------------------------------------------|
        | Get-CfWorkflow                                | GET w                                         | GET w                                         | GET w                                         | GET w                                         | NoWorkflow                                    |
        | Get-CfWorkflowVersion                         | GET w/versions                                | GET w/versions/*                              | GET w/versions/*                              | GET w/versions                                | (missing)                                     |
        | Get-CfWorkflowGraph                           | GET w/versions, GET w/versions/*/graph        | GET w/versions/*/graph                        | GET w/versions/*/graph                        | GET w/versions, GET w/versions/*/graph        | (missing)                                     |
        | Get-CfWorkflowInstance                        | GET w/instances                               | GET w/instances/i                             | GET w/instances/i                             | GET w/instances/i                             | (missing)                                     |
        | Get-CfWorkflowStep                            | IdMissing                                     | GET w/instances/i                             | GET w/instances/i                             | GET w/instances/i                             | (missing)                                     |
        | Measure-CfWorkflowInstance                    | InstanceNeeded                                | nothing                                       | nothing                                       | InstanceNeeded                                | InstanceNeeded                                |
        | Get-CfWorkflowMetric                          | POST graphql, POST graphql, GET w             | POST graphql, POST graphql, GET w             | POST graphql, POST graphql, GET w             | POST graphql, POST graphql, GET w             | NoWorkflow                                    |
        | Measure-CfWorkflow                            | GET w, POST graphql, GET w/instances          | GET w, POST graphql, GET w/instances          | GET w, POST graphql, GET w/instances          | GET w, POST graphql, GET w/instances          | NoWorkflow                                    |
        | Get-CfWorkflowHealth                          | GET w, POST graphql                           | GET w, POST graphql                           | GET w, POST graphql                           | GET w, POST graphql                           | NoWorkflow                                    |
        | Group-CfWorkflowError                         | IdMissing                                     | nothing                                       | nothing                                       | GET w/instances/i                             | (missing)                                     |
        | Export-CfWorkflowReport $file -Force          | InstanceNeeded                                | GET w/instances/i, GET w/versions/*/graph     | GET w/versions/*/graph or GET w/instances/i, GET w/versions/*/graph / GET w/instances/i, GET w/versions/*/graph| GET w/instances/i, GET w/versions/*/graph     | IdMissing                                     |
        | Get-CfWorkflowSetting                         | GET settings                                  | GET settings                                  | GET settings                                  | GET settings                                  | GET settings                                  |
        | Get-CfWorkflowConcurrencyKey                  | GET concurrency                               | GET concurrency                               | GET concurrency                               | GET concurrency                               | GET concurrency                               |
        | Wait-CfWorkflowInstance                       | IdMissing                                     | GET w/instances/i                             | GET w/instances/i                             | GET w/instances/i                             | (missing)                                     |
        | Watch-CfWorkflowInstance                      | IdMissing                                     | GET w/instances/i/subscribe                   | GET w/instances/i/subscribe                   | GET w/instances/i/subscribe                   | (missing)                                     |
        | New-CfWorkflowInstance                        | POST w/instances *                            | NotParams                                     | NotParams                                     | NotParams                                     | NotParams / NoWorkflowName                    |
        | Copy-CfWorkflowInstance -Params 1             | IdMissing                                     | POST w/instances i-r1                         | POST w/instances i-r1                         | StepGiven                                     | (missing)                                     |
        | Compare-CfWorkflowInstance                    | IdMissing                                     | NoReference                                   | NoReference                                   | NoReference                                   | IdMissing                                     |
        | Stop-CfWorkflowInstance                       | IdMissing                                     | PATCH w/instances/i/status, GET w/instances/i | PATCH w/instances/i/status, GET w/instances/i | StepGiven                                     | (missing)                                     |
        | Stop-CfWorkflowInstance -All                  | GET w, PUT w/instances/terminate              | IdWithAll                                     | IdWithAll                                     | IdWithAll                                     | (missing)                                     |
        | Suspend-CfWorkflowInstance                    | IdMissing                                     | Conflict                                      | Conflict                                      | StepGiven                                     | (missing)                                     |
        | Resume-CfWorkflowInstance                     | IdMissing                                     | Conflict                                      | Conflict                                      | StepGiven                                     | (missing)                                     |
        | Restart-CfWorkflowInstance                    | IdMissing                                     | PATCH w/instances/i/status                    | PATCH w/instances/i/status                    | PATCH w/instances/i/status                    | (missing)                                     |
        | Send-CfWorkflowEvent -Type e                  | IdMissing                                     | POST w/instances/i/events/e                   | POST w/instances/i/events/e                   | StepGiven                                     | (missing)                                     |
        | Remove-CfWorkflowInstance                     | IdMissing                                     | DELETE w/instances/i                          | DELETE w/instances/i                          | StepGiven                                     | (missing)                                     |
        | Set-CfWorkflowSetting -ErrorRetention 9.00:00 | GET settings, PATCH settings                  | GET settings, PATCH settings                  | GET settings, PATCH settings                  | GET settings, PATCH settings                  | GET settings, PATCH settings                  |
        | New-CfWorkflowConcurrencyKey -Limit 1         | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     |
        | Set-CfWorkflowConcurrencyKey -Limit 1         | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     |
        | Remove-CfWorkflowConcurrencyKey               | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     |
        | Import-CfWorkflowDefinition                   | NoSuchFile                                    | NoSuchFile                                    | NoSuchFile                                    | NoSuchFile                                    | NoSuchFile                                    |
        | Compare-CfWorkflowDefinition                  | InputObjectMissingMandatory, NothingToCompare | InputObjectMissingMandatory, NothingToCompare | InputObjectMissingMandatory, NothingToCompare | InputObjectMissingMandatory, NothingToCompare | InputObjectMissingMandatory, NothingToCompare |
        | Set-CfWorkflow -StepLimit 9                   | GET w, GET w/versions, PUT w                  | (missing)                                     | (missing)                                     | StepGiven                                     | (missing)                                     |
        | Remove-CfWorkflow                             | GET w, DELETE w                               | (missing)                                     | (missing)                                     | StepGiven                                     | (missing)                                     |
        | Get-CfWorkflowTrigger                         | NotFound                                      | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     |
        | Set-CfWorkflowTrigger                         | InvalidTrigger                                | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     |
        | Add-CfWorkflowTrigger                         | InvalidTrigger                                | (missing)                                     | (missing)                                     | (missing)                                     | (missing)                                     |
        | Remove-CfWorkflowTrigger                      | InvalidTrigger                                | InvalidTrigger                                | InvalidTrigger                                | InvalidTrigger                                | InvalidTrigger                                |
        | Invoke-CfWorkflowApi                          | MissingMandatoryParameter                     | MissingMandatoryParameter                     | MissingMandatoryParameter                     | MissingMandatoryParameter                     | MissingMandatoryParameter                     |
        | Get-CfWorkflowAccount                         | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                                     |
        | Connect-CfWorkflow                            | NotConnected                                  | NotConnected                                  | NotConnected                                  | NotConnected                                  | NotConnected                                  |
        | Disconnect-CfWorkflow                         | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                                     |
        | Get-CfWorkflowContext                         | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                                     | (unbound)                                     |
        """;

    private static readonly Dictionary<string, string> s_objects = new()
    {
        ["Workflow"] = "Get-CfWorkflow w",
        ["Instance"] = "Get-CfWorkflowInstance w",
        ["Detail"] = "Get-CfWorkflowInstance w i",
        ["Step"] = "Get-CfWorkflowStep w i",
        ["Context"] = "Get-CfWorkflowContext",
    };

    public static MatrixTheoryData<string, string> Columns => new(s_objects.Keys, s_forms.Keys);

    [Theory]
    [MemberData(nameof(Columns))]
    public void Each_object_form_binds_as_expected(string type, string form) => AssertColumn(type, form);
}

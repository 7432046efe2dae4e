using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>The piping tables cover every command and every type that a command returns.</summary>
public sealed class PipingCoverageTests
{
    /// <summary>The columns of types whose name isn't the type without "Workflow".</summary>
    private static readonly Dictionary<string, string> s_columns = new()
    {
        ["Workflow"] = "Workflow",
        ["WorkflowInstanceDetail"] = "Detail",
        ["WorkflowErrorGroup"] = "Group",
        ["WorkflowInstanceCopy"] = "Copy",
        ["WorkflowInstanceComparison"] = "Comparison",
        ["WorkflowConcurrencyKey"] = "Key",
    };

    private static readonly string[] s_tables =
        [PipingTests.Table, InsightPipingTests.Table, AccountPipingTests.Table, DefinitionPipingTests.Table, VersionPipingTests.Table];

    public static TheoryData<string> Tables => [.. s_tables];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Each_table_has_a_row_for_every_command(string table) => Assert.Equal(
        AllCommands.Names.Order(), TextTable.Read(table).Select(cell => cell.Row.Split(' ')[0]).Distinct().Order());

    [Fact]
    public void Every_type_that_a_command_returns_has_a_column()
    {
        using Shell shell = new();
        string[] returned =
        [
            .. AllCommands.In(shell).Cast<CmdletInfo>().SelectMany(command => command.OutputType).Select(output => output.Type)
                .Where(type => type?.Namespace?.StartsWith("CloudflareWorkflows", StringComparison.Ordinal) == true)
                .Select(type => s_columns.GetValueOrDefault(type.Name) ?? type.Name["Workflow".Length..]).Distinct(),
        ];
        string[] columns = [.. s_tables.SelectMany(TextTable.Read).Select(cell => cell.Column).Distinct()];

        Assert.Contains("Instance", returned);
        Assert.Empty(returned.Except(columns));
        Assert.Contains("InstanceFinding", columns);
        Assert.Contains("Finding", columns);
    }
}

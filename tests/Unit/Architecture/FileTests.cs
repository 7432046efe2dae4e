using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>Each file has one purpose and stays short.</summary>
public sealed class FileTests
{
    private const int Longest = 150;

    private const string Help = "Half of it is the help of its many parameters.";

    /// <summary>Files above the limit, with the reason.</summary>
    private static readonly Dictionary<string, string> s_longer = new()
    {
        ["Client/LocalInstancesClient.cs"] = "It says all that local engines, older and newer, do in their own way with instances.",
        ["Commands/CloudflareCommand.cs"] = "The base of all commands: what PowerShell calls, and what the commands call.",
        ["Commands/CompareCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/CompareCfWorkflowVersionCommand.cs"] = Help,
        ["Commands/ConnectCfWorkflowCommand.cs"] = Help,
        ["Commands/CopyCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/ExportCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/ExportCfWorkflowReportCommand.cs"] = Help,
        ["Commands/GetCfWorkflowHealthCommand.cs"] = Help,
        ["Commands/GetCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/GetCfWorkflowStepCommand.cs"] = Help,
        ["Commands/GroupCfWorkflowErrorCommand.cs"] = Help,
        ["Commands/ImportCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/MeasureCfWorkflowCommand.cs"] = Help,
        ["Commands/MeasureCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/NewCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/RestartCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/SetCfWorkflowCommand.cs"] = Help,
        ["Commands/TestCfWorkflowVersionCommand.cs"] = Help,
        ["Commands/WaitCfWorkflowInstanceCommand.cs"] = Help,
        ["Json/ObjectToJson.cs"] = "One recursive walk, whose parts share its state.",
    };

    [Fact]
    public void Files_stay_below_the_line_limit_or_are_listed_exceptions() => Assert.Equal(
        s_longer.Keys.Order(StringComparer.Ordinal),
        SourceFile.All.Where(file => file.Lines.Length > Longest).Select(file => file.Path));

    [Fact]
    public void Builds_differ_by_folder_not_by_conditional_compilation() =>
        Assert.DoesNotContain(
            SourceFile.All,
            file => file.Lines.Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void No_folder_has_a_catch_all_name()
    {
        string[] drawers = ["Utils", "Helpers", "Common", "Extensions"];

        Assert.DoesNotContain(SourceFile.All, file => file.Path.Split('/').Intersect(drawers).Any());
    }

    [Fact]
    public void The_commands_folder_contains_only_commands() => Assert.DoesNotContain(
        SourceFile.All,
        file => file.Path.Split('/') is ["Commands", string name] && !name.EndsWith("Command.cs", StringComparison.Ordinal));

    [Fact]
    public void The_sources_were_found() => Assert.Contains(SourceFile.All, file => file.Path == "Http/ApiSender.cs");
}

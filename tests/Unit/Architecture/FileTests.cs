using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>A file is one thing, and small.</summary>
public sealed class FileTests
{
    private const int Longest = 150;

    private const string Help = "Half of it is the help of its many parameters.";

    /// <summary>Files that are longer, and why.</summary>
    private static readonly Dictionary<string, string> s_longer = new()
    {
        ["Client/LocalInstancesClient.cs"] = "It says all that local engines, older and newer, do in their own way with instances.",
        ["Commands/CloudflareCommand.cs"] = "The one bridge between the pipeline's thread and everything below.",
        ["Commands/ConnectCfWorkflowCommand.cs"] = Help,
        ["Commands/GetCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/GetCfWorkflowStepCommand.cs"] = Help,
        ["Commands/NewCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/RestartCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/SetCfWorkflowCommand.cs"] = Help,
        ["Commands/StopCfWorkflowInstanceCommand.cs"] = Help,
        ["Commands/WaitCfWorkflowInstanceCommand.cs"] = Help,
        ["Json/ObjectToJson.cs"] = "One recursive walk, whose parts share its state.",
    };

    [Fact]
    public void A_file_is_short_or_says_here_why_it_is_not() => Assert.Equal(
        s_longer.Keys.Order(StringComparer.Ordinal),
        SourceFile.All.Where(file => file.Lines.Length > Longest).Select(file => file.Path));

    [Fact]
    public void What_differs_between_builds_is_told_by_folders_and_not_by_conditions() =>
        Assert.DoesNotContain(
            SourceFile.All,
            file => file.Lines.Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void No_folder_is_a_drawer_for_everything()
    {
        string[] drawers = ["Utils", "Helpers", "Common", "Extensions"];

        Assert.DoesNotContain(SourceFile.All, file => file.Path.Split('/').Intersect(drawers).Any());
    }

    [Fact]
    public void Beside_the_commands_lie_commands_alone() => Assert.DoesNotContain(
        SourceFile.All,
        file => file.Path.Split('/') is ["Commands", string name] && !name.EndsWith("Command.cs", StringComparison.Ordinal));

    [Fact]
    public void The_sources_were_found() => Assert.Contains(SourceFile.All, file => file.Path == "Http/ApiSender.cs");
}

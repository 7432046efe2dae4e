using System;
using System.IO;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class StepOutputTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void FullOutput_returns_every_step_with_its_output()
    {
        object?[] values = Shell.Values($$"""
            New-CfWorkflowInstance outputs -Id {{NewId()}} | Wait-CfWorkflowInstance | Get-CfWorkflowStep -FullOutput |
                ForEach-Object { "$($_.Name) $("$($_.Output)".Length)" }
            """);

        Assert.Equal(["long-1 100000", "nothing-1 0", "stream-1 8"], values);
    }

    [Fact]
    public void Attempt_returns_the_step_as_of_that_attempt()
    {
        object?[] values = Shell.Values($$"""
            $instance = New-CfWorkflowInstance flaky -Id {{NewId()}} -Params @{ failures = 1 } | Wait-CfWorkflowInstance
            1, 2 | ForEach-Object { $instance | Get-CfWorkflowStep -Attempt $_ } |
                ForEach-Object { "$($_.Status) $($_.Error.Name) $($_.Output)" }
            """);

        Assert.Equal(["errored Error ", "complete  2"], values);
    }

    [Fact]
    public void An_output_is_written_to_a_file()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("engine");
        try
        {
            string file = Path.Combine(folder.FullName, "out.json");

            Assert.Empty(Shell.Values($$"""
                New-CfWorkflowInstance orders -Id {{NewId()}} | Wait-CfWorkflowInstance |
                    Get-CfWorkflowStep -Name 'validate order-1' -OutFile '{{file}}'
                """));

            Assert.Equal("""{"orderId":"none","items":2}""", File.ReadAllText(file));
            Assert.Single(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_step_that_returned_nothing_has_no_output_to_write()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");

        ShellResult result = Shell.Run($$"""
            New-CfWorkflowInstance outputs -Id {{NewId()}} | Wait-CfWorkflowInstance |
                Get-CfWorkflowStep -Name nothing-1 -OutFile '{{file}}'
            """);

        Assert.Equal(["NoOutput"], result.ErrorIds);
        Assert.False(File.Exists(file));
    }
}

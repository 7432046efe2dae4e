using System;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

public sealed class ConnectTests(EngineFixture engine) : EngineTest(engine)
{
    [Fact]
    public void The_context_is_the_local_engine()
    {
        object?[] context = Shell.Values("""
            Get-CfWorkflowContext |
                ForEach-Object { $_.AccountId; $_.IsLocal; $_.CredentialSource; $_.BaseUri.Port }
            """);

        Assert.Equal(["local", true, "None", Port], context);
    }

    [Fact]
    public void PassThru_returns_the_default_context()
    {
        object?[] same = Shell.Values(
            $"[object]::ReferenceEquals((Connect-CfWorkflow -Local -Port {Port} -PassThru), (Get-CfWorkflowContext))");

        Assert.Equal([true], same);
    }

    [Fact]
    public void A_failed_connection_leaves_no_context()
    {
        // Nothing listens on port 1.
        ShellResult failed = Shell.Run("Connect-CfWorkflow -Local -Port 1; Get-CfWorkflow");

        Assert.Equal(["LocalEngineNotRunning", "NotConnected"], failed.ErrorIds);
    }

    [Fact]
    public void A_context_works_without_a_connection()
    {
        object?[] names = Shell.Values("""
            $context = Get-CfWorkflowContext
            Disconnect-CfWorkflow
            (Get-CfWorkflow orders -Context $context).Name
            """);

        Assert.Equal(["orders"], names);
    }

    [Fact]
    public void Without_a_connection_commands_fail()
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("CLOUDFLARE_API_TOKEN") is not null,
            "CLOUDFLARE_API_TOKEN is set, and is a connection.");

        ShellResult result = Shell.Run("Disconnect-CfWorkflow; Get-CfWorkflow");

        Assert.Equal(["NotConnected"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Cloud_objects_are_rejected()
    {
        ShellResult result = Shell.Run(
            "Get-CfWorkflowInstance orders -AccountId 0123456789abcdef0123456789abcdef");

        Assert.Equal(["OtherContext"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Every_request_is_on_the_verbose_stream()
    {
        ShellResult result = Shell.Run("$null = Get-CfWorkflow orders -Verbose");

        string line = Assert.Single(result.Verbose);
        Assert.Contains("GET", line, StringComparison.Ordinal);
        Assert.Contains("200", line, StringComparison.Ordinal);
    }
}

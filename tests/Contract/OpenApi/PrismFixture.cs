using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A session that is connected to the sandbox through Prism. All cases share it, and each has its own workflows or
/// instances.</summary>
public sealed class PrismFixture : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
    private NodeServer _prism = null!;
    private SandboxServer _sandbox = null!;

    /// <summary>The reason to skip its tests. Null if everything is installed.</summary>
    internal static string? SkipReason { get; } = Clients.SkipReason ?? OpenApiFile.SkipReason;

    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    internal RecordingProxy RecordingProxy { get; private set; } = null!;

    internal Shell Shell { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (SkipReason is not null)
        {
            return;
        }

        Operations = OpenApiFile.ReadOperations();
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { Time = _time, Seed = SandboxSeed.Demo }, TestContext.Current.CancellationToken);
        (_prism, Uri address) = await NodeServer.StartAsync(
            Clients.Node,
            Clients.Folder,
            ["prism.mjs", Path.GetFullPath(OpenApiFile.Path), $"{_sandbox.BaseAddress}"],
            TestContext.Current.CancellationToken);
        RecordingProxy = await RecordingProxy.StartAsync(address, Operations, TestContext.Current.CancellationToken);
        Shell = new Shell();
        Shell.Set("server", _sandbox);
        Shell.Set("token", Secret.Of(_sandbox.ApiToken));
        Shell.Set("time", _time);
        Shell.Set("proxy", RecordingProxy.Address);
        _ = _sandbox.Account.AddWorkflow("files", new WorkflowSetup
        {
            Script = new StepScriptBuilder()
                .Do("report", 1, """{"rows":3}""")
                .Do("count", 1, "3")
                .Do(new DoStep("sign") { IsSensitive = true, Output = """{"key":"hidden"}""" })
                .Do(new DoStep("export") { Stream = new byte[] { 0, 255, 10 } })
                .WaitForEvent("approval", "approved")
                .Build(),
        });
        _ = Shell.Values("""
            Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $proxy -MaximumRetryCount 0
            """);
    }

    public async ValueTask DisposeAsync()
    {
        Shell?.Dispose();
        await DisposeAsync(RecordingProxy, _prism, _sandbox);
    }

    private static async ValueTask DisposeAsync(params IEnumerable<IAsyncDisposable?> parts)
    {
        foreach (IAsyncDisposable? part in parts)
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}

using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Kit;

/// <summary>A test with its own account, whose clock it moves. There is one workflow: it works, and then waits for an
/// event.</summary>
public abstract class AccountTest : IAsyncLifetime
{
    /// <summary>The workflow.</summary>
    protected const string Orders = "orders";

    /// <summary>Its event.</summary>
    protected const string Approval = "approval";

    protected AccountTest() => Assert.SkipWhen(Clients.SkipReason is not null, Clients.SkipReason ?? "");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));

    protected SandboxServer Server { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(new SandboxOptions { Time = Time }, Stop);
        _ = Server.Account.AddWorkflow(Orders, new WorkflowSetup
        {
            Script = new StepScriptBuilder()
                .Do("reserve", 1, """{"items":2}""")
                .WaitForEvent("wait for approval", Approval)
                .Returns("""{"done":true}""")
                .Build(),
            Versions = 2,
        });
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds an instance that waits for its event, or was waiting before it was paused or terminated.</summary>
    protected void Add(string id, string status = InstanceStatus.Waiting)
    {
        DateTimeOffset later = Time.GetUtcNow().AddSeconds(30);
        HistoryEntry[] history = status switch
        {
            InstanceStatus.Paused => [new HistoryEntry.Paused(later)],
            InstanceStatus.Terminated => [new HistoryEntry.Terminated(later)],
            _ => [],
        };
        _ = Server.Account.AddInstance(Orders, new InstanceSetup { Id = id, History = history });
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(status, StatusOf(id));
    }

    /// <summary>The status of an instance in the account. Null if there is none.</summary>
    protected string? StatusOf(string id) => Server.Account.FindInstance(Orders, id)?.At(Time.GetUtcNow()).Status;
}

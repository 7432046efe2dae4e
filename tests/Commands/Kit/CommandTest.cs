using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A test with an account of its own, whose clock it moves itself, and a session that is not connected yet.
/// Scripts know the account as <c>$server</c>, and its token as <c>$token</c>.</summary>
public abstract class CommandTest : IAsyncLifetime
{
    /// <summary>When the account's clock stands still at first.</summary>
    protected static readonly DateTimeOffset s_start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(s_start);

    protected SandboxServer Server { get; private set; } = null!;

    protected Shell Shell { get; } = new();

    protected virtual SandboxOptions Options => new() { Time = Time };

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The requests that arrived, told briefly.</summary>
    protected string[] Sent => [.. Server.Requests.Select(RequestSummary.Of)];

    public virtual async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(Options, Stop);
        SetVariables(Shell);
    }

    public async ValueTask DisposeAsync()
    {
        await OnDisposeAsync();
        Shell.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Undoes what a class of tests did to the process.</summary>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Tells a session of the account.</summary>
    protected void SetVariables(Shell shell)
    {
        shell.Set("server", Server);
        shell.Set("token", Secret.Of(Server.ApiToken));
        shell.Set("key", Secret.Of(Server.Credentials.Email, Server.Credentials.GlobalApiKey));
    }
}

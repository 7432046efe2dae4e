using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A test with its own account, a clock that the test moves, and a session that is not connected. Scripts can use
/// the account as <c>$server</c>, its token as <c>$token</c>, and the path of a file that they can write as
/// <c>$file</c>.</summary>
public abstract class CommandTest : IAsyncLifetime
{
    /// <summary>The start time of the account's clock.</summary>
    protected static readonly DateTimeOffset s_start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(s_start);

    protected SandboxServer Server { get; private set; } = null!;

    protected Shell Shell { get; } = new();

    /// <summary>The path of a file that doesn't exist. It's deleted after the test.</summary>
    protected string FilePath { get; } = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected virtual SandboxOptions Options => new() { Time = Time };

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Summaries of the requests that arrived.</summary>
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
        File.Delete(FilePath);
        GC.SuppressFinalize(this);
    }

    /// <summary>Restores process-wide state.</summary>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Sets the variables of the account in a session.</summary>
    protected void SetVariables(Shell shell)
    {
        shell.Set("server", Server);
        shell.Set("file", FilePath);
        shell.Set("token", Secret.Of(Server.ApiToken));
        shell.Set("key", Secret.Of(Server.Credentials.Email, Server.Credentials.GlobalApiKey));
    }
}

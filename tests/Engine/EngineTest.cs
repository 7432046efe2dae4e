using System;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>A test with its own session, connected to the engine.</summary>
public abstract class EngineTest : IDisposable
{
    protected EngineTest(EngineFixture engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        Port = engine.Port;
        Shell = new Shell();
        Shell.Values($"Connect-CfWorkflow -Local -Port {Port}");
    }

    protected int Port { get; }

    protected Shell Shell { get; }

    /// <summary>A unique id. All tests share one engine.</summary>
    protected static string NewId() => $"t-{Guid.NewGuid():N}";

    public void Dispose()
    {
        Shell.Dispose();
        GC.SuppressFinalize(this);
    }
}

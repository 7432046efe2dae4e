using System;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>What every test has: a session of its own that is connected to the engine.</summary>
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

    /// <summary>An id that no other test has. All tests share one engine.</summary>
    protected static string NewId() => $"t-{Guid.NewGuid():N}";

    public void Dispose()
    {
        Shell.Dispose();
        GC.SuppressFinalize(this);
    }
}

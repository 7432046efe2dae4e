namespace CloudflareWorkflows.Engine.Tests;

// The tests of features that differ between the engines, and of everyday commands, on the older engine.

public sealed class OlderEngineLifecycleTests(OlderEngineFixture engine) : LifecycleTests(engine);

public sealed class OlderEngineStopTests(OlderEngineFixture engine) : StopTests(engine);

public sealed class OlderEngineRollbackTests(OlderEngineFixture engine) : RollbackTests(engine);

public sealed class OlderEngineCreateTests(OlderEngineFixture engine) : CreateTests(engine);

public sealed class OlderEngineListTests(OlderEngineFixture engine) : ListTests(engine);

public sealed class OlderEngineWaitTests(OlderEngineFixture engine) : WaitTests(engine);

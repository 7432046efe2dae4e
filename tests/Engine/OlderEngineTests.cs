namespace CloudflareWorkflows.Engine.Tests;

// What differs between the engines, and what a day's work needs: the same tests on the older one.

public sealed class OlderEngineLifecycleTests(OlderEngineFixture engine) : LifecycleTests(engine);

public sealed class OlderEngineStopTests(OlderEngineFixture engine) : StopTests(engine);

public sealed class OlderEngineRollbackTests(OlderEngineFixture engine) : RollbackTests(engine);

public sealed class OlderEngineCreateTests(OlderEngineFixture engine) : CreateTests(engine);

public sealed class OlderEngineListTests(OlderEngineFixture engine) : ListTests(engine);

public sealed class OlderEngineWaitTests(OlderEngineFixture engine) : WaitTests(engine);

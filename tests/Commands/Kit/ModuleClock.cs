using System;
using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Sets the clock of the module under test. A context has a clock of its own, and belongs to one test. What has no
/// context uses one clock for the whole process.</summary>
internal static class ModuleClock
{
    private const BindingFlags Members =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>Sets the clock of a context: timeouts, pauses, waits and rate limits. Limits that it knew are forgotten.</summary>
    public static void SetOfContext(object context, TimeProvider time)
    {
        object connection = Field(context, "_connection").GetValue(context)!;

        // The scheduler and the clock of the service keep the clock that they began with.
        Property(connection, "Time").SetValue(connection, time);
        Field(connection, "_serverClock").SetValue(connection, null);
        Property(connection, "Scheduler").SetValue(
            connection,
            Find(connection.GetType().Assembly, "Http.RequestSchedulers").GetMethod("Get", Members)!
                .Invoke(null, [Read(connection, "BaseAddress"), Read(connection, "Credential"), time]));
    }

    /// <summary>Sets the clock of the process, and returns the one before. Only for tests that run alone.</summary>
    public static TimeProvider SetOfProcess(TimeProvider time)
    {
        Assembly module = AppDomain.CurrentDomain.GetAssemblies().Single(one => one.GetName().Name == "CloudflareWorkflows");
        PropertyInfo provider = Find(module, "Models.ModuleTime").GetProperty("Provider", Members)!;
        TimeProvider before = (TimeProvider)provider.GetValue(null)!;
        provider.SetValue(null, time);
        return before;
    }

    private static Type Find(Assembly module, string name) =>
        module.GetType($"CloudflareWorkflows.{name}", throwOnError: true)!;

    private static object? Read(object target, string name) => Property(target, name).GetValue(target);

    private static PropertyInfo Property(object target, string name) => target.GetType().GetProperty(name, Members)!;

    private static FieldInfo Field(object target, string name) => target.GetType().GetField(name, Members)!;
}

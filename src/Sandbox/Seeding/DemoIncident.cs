using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>A bad night of <c>order-fulfilment</c>, and other workflows that need a look. All times are relative to the
/// clock: a new version was deployed eight hours ago. Two incidents differ only in the date.</summary>
public static class DemoIncident
{
    /// <summary>The workflow that had the bad night.</summary>
    public const string WorkflowName = "order-fulfilment";

    /// <summary>The runs of the night, which began three hours before the deployment.</summary>
    public const int NightRuns = 300;

    /// <summary>The runs of the week before.</summary>
    public const int UsualRuns = 600;

    /// <summary>The runs that failed in <c>charge card</c>, all of the newer version.</summary>
    public const int Declined = 38;

    private const int FirstNumber = 1001;

    // Of the week before, one in a hundred fails.
    private const int UsualFailureEvery = 100;
    private const int RetriedEvery = 75;

    private static readonly TimeSpan s_gatewayDown = TimeSpan.FromMinutes(155);

    /// <summary>Adds the workflows and their instances. The account has none of these workflows.</summary>
    public static void Add(SandboxAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        lock (account.SyncRoot)
        {
            AddOrders(account, new Random(20260112));
            DemoFindings.Add(account);
            DemoReturns.Add(account);
        }
    }

    /// <summary>When the newer version was deployed.</summary>
    internal static DateTimeOffset DeployedOn(DateTimeOffset now) => now.AddHours(-8);

    private static void AddOrders(SandboxAccount account, Random random)
    {
        DateTimeOffset deployed = DeployedOn(account.Now);
        WorkflowSetup setup = new()
        {
            ScriptName = "shop-api",
            Script = OrderScripts.Default,
            CreatedOn = account.Now.AddDays(-240),
            Versions = 6,
            Retention = new Retention(TimeSpan.FromDays(14), TimeSpan.FromDays(14)),
        };
        Workflow workflow = account.AddWorkflow(WorkflowName, setup);
        OrderScripts scripts = new(random);
        InstanceSetup[] orders = [.. UsualWeek(account.Now, scripts, random), .. Night(account.Now, scripts, random)];
        _ = account.AddInstances(WorkflowName, orders.Where(order => order.CreatedOn < deployed));
        workflow.Deploy(setup, deployed);
        _ = account.AddInstances(WorkflowName, orders.Where(order => order.CreatedOn >= deployed));
    }

    private static IEnumerable<InstanceSetup> UsualWeek(DateTimeOffset now, OrderScripts scripts, Random random)
    {
        DateTimeOffset start = now.AddDays(-7.4);
        TimeSpan step = (now.AddHours(-12.5) - start) / UsualRuns;
        for (int index = 0; index < UsualRuns; index++)
        {
            int number = FirstNumber + index;
            StepScript script = index % UsualFailureEvery == UsualFailureEvery / 2 ? scripts.CarrierAway(number)
                : index % RetriedEvery == RetriedEvery - 1 ? scripts.Retried()
                : scripts.Fulfilled();
            yield return Order(number, start + (step * (index + random.NextDouble())), script, random);
        }
    }

    private static IEnumerable<InstanceSetup> Night(DateTimeOffset now, OrderScripts scripts, Random random)
    {
        DateTimeOffset deployed = DeployedOn(now);
        DateTimeOffset start = deployed.AddHours(-3);
        DateTimeOffset[] timedOut = [deployed.AddMinutes(-6), deployed.AddMinutes(55)];
        TimeSpan step = (now.AddMinutes(-4) - start) / (NightRuns - timedOut.Length);
        DateTimeOffset[] times =
        [
            .. Enumerable.Range(0, NightRuns - timedOut.Length)
                .Select(index => start + (step * (index + random.NextDouble())))
                .Concat(timedOut)
                .Order(),
        ];
        HashSet<DateTimeOffset> declined = [.. Declines(times.Except(timedOut), deployed, random)];
        for (int index = 0; index < times.Length; index++)
        {
            int number = FirstNumber + UsualRuns + index;
            StepScript script = declined.Contains(times[index]) ? scripts.Declined(number)
                : times[index] == timedOut[0] ? scripts.LabelTimedOut(20)
                : times[index] == timedOut[1] ? scripts.LabelTimedOut(15)
                : scripts.Fulfilled();
            yield return Order(number, times[index], script, random);
        }
    }

    // From seven minutes after the deployment on, for two and a half hours, about every other card is declined.
    private static IEnumerable<DateTimeOffset> Declines(
        IEnumerable<DateTimeOffset> times, DateTimeOffset deployed, Random random)
    {
        DateTimeOffset[] candidates =
            [.. times.Where(time => time > deployed.AddMinutes(6) && time < deployed + s_gatewayDown)];
        DateTimeOffset[] between = candidates[1..^1];
        random.Shuffle(between);
        return [candidates[0], .. between.Take(Declined - 2), candidates[^1]];
    }

    private static InstanceSetup Order(int number, DateTimeOffset created, StepScript script, Random random) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"order-{number}"),
        CreatedOn = created,
        Script = script,
        Params = string.Create(CultureInfo.InvariantCulture, $$"""{"orderId":{{number}},"region":"eu"}"""),
        Trigger = random.Next(3) == 0 ? TriggerSource.Api : TriggerSource.Binding,
    };
}

using System;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Seeding;

/// <summary>Fills an account with the workflows of a small shop.</summary>
internal static class DemoAccount
{
    public const string NightlyCron = "30 2 * * *";

    private const string OrderTrigger = """
        {"type":"r2.object.created","filter":{"bucket":"orders"},
         "targets":[{"type":"workflow","script_name":"shop-api","workflow_name":"order-fulfilment"}]}
        """;

    public static void Fill(SandboxAccount account)
    {
        DateTimeOffset now = account.Now;
        AddWorkflow(account, "address-check", "shop-api", 2, 40, DemoScripts.AddressCheck);
        AddWorkflow(account, "image-pipeline", "media", 4, 150, DemoScripts.Images);
        AddWorkflow(account, "invoice-billing", "billing", 5, 210, DemoScripts.Billing);
        AddWorkflow(account, "onboarding-email", "mailer", 3, 190, DemoScripts.Onboarding);
        AddWorkflow(account, "order-refund", "shop-api", 3, 120, DemoScripts.Refund);
        AddWorkflow(account, "table-migration", "ops", 1, 20, DemoScripts.Migration);
        _ = account.AddWorkflow("nightly-report", new WorkflowSetup
        {
            ScriptName = "reports",
            Script = DemoScripts.Report,
            CreatedOn = now.AddDays(-300),
            Versions = 2,
            Schedules = [NightlyCron],
            Retention = new Retention(TimeSpan.FromDays(14), TimeSpan.FromDays(30)),
        });
        account.Triggers["shop-api"] = [OrderTrigger];
        account.ConcurrencyKeys.Add(new ConcurrencyKey(account.NextId("key smtp-relay"), "smtp-relay", 5, now.AddDays(-60)));
        new DemoInstances(account, now).Add();
        DemoIncident.Add(account);
    }

    private static void AddWorkflow(
        SandboxAccount account, string name, string worker, int versions, int ageInDays, Scripts.StepScript script) =>
        _ = account.AddWorkflow(name, new WorkflowSetup
        {
            ScriptName = worker,
            Script = script,
            CreatedOn = account.Now.AddDays(-ageInDays),
            Versions = versions,
        });
}

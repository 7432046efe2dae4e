using System;
using System.IO;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Commands.Tests.Defining;

/// <summary>A test with a configuration file, as <c>$file</c>, and an account with the workflow orders of its script.</summary>
public abstract class DefinitionTest : ConnectedTest
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cf-workflows-definition-");

    protected string File => Path.Combine(_folder.FullName, "wrangler.jsonc");

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("orders", new WorkflowSetup
        {
            ScriptName = "shop",
            ClassName = "Orders",
            StepLimit = 5000,
            Schedules = ["0 3 * * *"],
            Retention = new Retention(TimeSpan.FromDays(7), TimeSpan.FromDays(14)),
            ConcurrencyLimit = 10,
            Jurisdiction = "eu",
        });
        _ = Server.Account.AddWorkflow("bills", new WorkflowSetup { ScriptName = "billing", ClassName = "Bills" });
        Shell.Set("file", File);
    }

    /// <summary>Writes a configuration of the Worker shop.</summary>
    /// <param name="bindings">The members of each binding, after the binding's name.</param>
    protected void Write(params string[] bindings)
    {
        string[] all = [.. Array.ConvertAll(bindings, binding => binding.Replace('\'', '"'))];
        for (int index = 0; index < all.Length; index++)
        {
            all[index] = $$"""{"binding":"B{{index}}",{{all[index]}}}""";
        }

        System.IO.File.WriteAllText(File, $$"""{"name":"shop","workflows":[{{string.Join(',', all)}}]}""");
    }

    protected override ValueTask OnDisposeAsync()
    {
        _folder.Delete(recursive: true);
        return base.OnDisposeAsync();
    }
}

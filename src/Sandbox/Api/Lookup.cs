using System;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Finds what a path names, or refuses as the service does. Called under the account's lock.</summary>
internal static class Lookup
{
    public static Workflow Workflow(SandboxAccount account, string name) =>
        account.FindWorkflow(name) ?? throw ApiErrors.WorkflowNotFound;

    public static Instance Instance(SandboxAccount account, string workflowName, string segment)
    {
        string id = Decode(segment);
        if (!Rules.IsInstanceId(id))
        {
            throw ApiErrors.Body("instance_id");
        }

        Instance? instance = Workflow(account, workflowName).Instances.Find(id);
        return instance is null || instance.HasExpired(account.Now) ? throw ApiErrors.InstanceNotFound : instance;
    }

    /// <summary>The server decodes all of a path but its slashes, which it leaves to whoever reads a segment.</summary>
    public static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

using System;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Finds the resource of a path, or throws the service's error. Called under the account's lock.</summary>
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

    /// <summary>The server decodes the path except for its slashes; the reader of a segment decodes those.</summary>
    public static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

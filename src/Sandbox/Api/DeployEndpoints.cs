using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Wire;
using Cronos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Creates, changes and deletes workflows.</summary>
internal static class DeployEndpoints
{
    private static readonly TimeSpan s_freeRetention = TimeSpan.FromDays(3);

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapPut("/workflows/{workflow}", PutAsync);
        _ = routes.MapDelete("/workflows/{workflow}", Delete);
    }

    private static async Task<ApiResult<DeployedWorkflow>> PutAsync(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        WorkflowBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.WorkflowBody);
        WorkflowSetup setup = Check(workflow, body, account);
        if (setup.StepLimit > (account.IsPaid ? 25_000 : 1_024))
        {
            throw ApiErrors.Body("limits");
        }

        if (!account.IsPaid && (setup.Retention?.Success > s_freeRetention || setup.Retention?.Error > s_freeRetention))
        {
            throw ApiErrors.Body("default_retention");
        }

        if (setup.Schedules.Count > 0 && !account.IsPaid)
        {
            throw ApiErrors.PaidPlanRequired;
        }

        lock (account.SyncRoot)
        {
            Workflow? existing = account.FindWorkflow(workflow);
            StepScript? known = ScriptOf(setup, account);
            setup = setup with
            {
                Script = known ?? existing?.Script ?? setup.Script,
                Graph = known is null ? existing?.Newest.Graph : null,
            };
            if (existing is not null)
            {
                if (setup.Jurisdiction is not null && setup.Jurisdiction != existing.Jurisdiction)
                {
                    throw ApiErrors.JurisdictionImmutable;
                }

                // It silently moves the workflow to the new Worker, as the service does.
                existing.Deploy(setup, account.Now);
            }
            else
            {
                existing = account.AddWorkflow(workflow, setup);
            }

            return ApiResults.Ok(DeployedWorkflow.Of(existing, account.IsTerminating(workflow)));
        }
    }

    private static ApiResult<DeletedResponse> Delete(string workflow, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            account.RemoveWorkflow(Lookup.Workflow(account, workflow));
            return ApiResults.Ok(new DeletedResponse("ok", true));
        }
    }

    // Only classes of uploaded Workers are known by their names.
    private static StepScript? ScriptOf(WorkflowSetup setup, SandboxAccount account) =>
        account.Workers.ContainsKey(setup.ScriptName!) ? account.Classes.GetValueOrDefault(setup.ClassName!) : null;

    private static WorkflowSetup Check(string workflow, WorkflowBody body, SandboxAccount account)
    {
        if (!Rules.IsName(workflow, 64))
        {
            throw ApiErrors.Body("workflow_name");
        }

        if (body.ScriptName is not { Length: >= 1 and <= 255 } || body.ClassName is not { Length: >= 1 and <= 255 })
        {
            throw ApiErrors.Body("script_name and class_name are required");
        }

        if (body.Limits?.Steps is < 1 || body.Concurrency?.Limit is < 1)
        {
            throw ApiErrors.Body("limits");
        }

        return new WorkflowSetup
        {
            ScriptName = body.ScriptName,
            ClassName = body.ClassName,
            Schedules = CheckSchedules(body.Schedules ?? []),
            StepLimit = body.Limits?.Steps,
            Retention = RetentionReader.Read(body.DefaultRetention, account.Behavior),
            ConcurrencyLimit = body.Concurrency?.Limit,
            Jurisdiction = body.Jurisdiction is null or "eu" or "fedramp" or "us" ? body.Jurisdiction : throw ApiErrors.Body("jurisdiction"),
        };
    }

    private static List<string> CheckSchedules(IReadOnlyList<ScheduleBody> schedules) =>
        schedules.Count <= 200 && schedules.All(schedule =>
            schedule.Cron is { Length: >= 1 and <= 256 } cron && CronExpression.TryParse(cron, out _))
            ? [.. schedules.Select(schedule => schedule.Cron!)]
            : throw ApiErrors.Body("schedules");
}

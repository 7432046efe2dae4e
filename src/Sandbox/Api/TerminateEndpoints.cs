using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The termination job; a workflow has at most one at a time.</summary>
internal static class TerminateEndpoints
{
    private static readonly string[] s_statuses =
    [
        InstanceStatus.Queued, InstanceStatus.Running, InstanceStatus.Paused, InstanceStatus.WaitingForPause,
        InstanceStatus.Waiting,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapPost("/workflows/{workflow}/instances/batch/terminate", StartForIdsAsync);
        _ = routes.MapGet("/workflows/{workflow}/instances/terminate", Get);
        _ = routes.MapPut("/workflows/{workflow}/instances/terminate", StartForStatus);
    }

    private static async Task<ApiResult<TerminatedResponse>> StartForIdsAsync(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        IReadOnlyList<string?> ids = await BodyReader.ReadAsync(request, SandboxJson.Wire.IReadOnlyListString);
        BodyReader.CheckCount(ids);
        BodyReader.CheckIds(ids);
        lock (account.SyncRoot)
        {
            Workflow target = Lookup.Workflow(account, workflow);
            if (account.IsTerminating(workflow))
            {
                return Answer("already_running", 0, account);
            }

            Instance?[] asked = [.. ids.Distinct().Select(id => target.Instances.Find(id!))];
            int unknown = asked.Count(instance => instance is null);
            if (unknown > 0 && account.Behavior.BatchTerminateUnknownId == UnknownIdEffect.Refused)
            {
                throw ApiErrors.InstanceNotFound;
            }

            List<Instance> found =
                [.. asked.OfType<Instance>().Where(instance => IsTerminable(instance, account.Now))];
            account.StartTerminating(target, found);
            bool isCounted = account.Behavior.BatchTerminateUnknownId == UnknownIdEffect.Counted;
            return Answer("ok", found.Count + (isCounted ? unknown : 0), account);
        }
    }

    private static ApiResult<TerminatedResponse> Answer(string status, int count, SandboxAccount account) =>
        ApiResults.Ok(new TerminatedResponse(status, account.Behavior.BatchTerminateHasCount ? count : null));

    private static ApiResult<TerminationJobResponse> StartForStatus(string workflow, HttpRequest request, SandboxAccount account)
    {
        if (!account.Behavior.TerminateAllExists)
        {
            throw ApiErrors.NoMethod(request.Method);
        }

        string? status = new QueryReader(request).OneOf("status", s_statuses);
        lock (account.SyncRoot)
        {
            Workflow target = Lookup.Workflow(account, workflow);
            if (account.IsTerminating(workflow))
            {
                return ApiResults.Ok(new TerminationJobResponse("already_running"));
            }

            List<Instance> found = [];
            foreach (Instance instance in target.Instances.All)
            {
                bool isAsked = status is null || instance.Summary(account.Now).Status == status;
                if (isAsked && IsTerminable(instance, account.Now))
                {
                    found.Add(instance);
                }
            }

            account.StartTerminating(target, found);
            return ApiResults.Ok(new TerminationJobResponse("ok"));
        }
    }

    private static ApiResult<TerminationJobResponse> Get(string workflow, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            _ = Lookup.Workflow(account, workflow);
            return ApiResults.Ok(new TerminationJobResponse(account.IsTerminating(workflow) ? "running" : "not_running"));
        }
    }

    private static bool IsTerminable(Instance instance, DateTimeOffset now) =>
        s_statuses.Contains(instance.Summary(now).Status, StringComparer.Ordinal);
}

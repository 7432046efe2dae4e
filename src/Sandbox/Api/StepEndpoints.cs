using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Reads one step of an instance with its complete output.</summary>
internal static class StepEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapGet("/workflows/{workflow}/instances/{instance}/step", Get);

    private static IResult Get(string workflow, string instance, HttpRequest request, SandboxAccount account)
    {
        QueryReader query = new(request);
        string name = query.Text("name") is { Length: > 0 } given ? given : throw ApiErrors.Body("name");
        string type = query.OneOf("type", "step", "waitForEvent") ?? throw ApiErrors.Body("type");
        int? attempt = query.Number("attempt", 1, int.MaxValue);
        StepKind kind = type == "step" ? StepKind.Do : StepKind.WaitForEvent;
        if (attempt is not null && kind == StepKind.WaitForEvent)
        {
            throw ApiErrors.Body("attempt");
        }

        lock (account.SyncRoot)
        {
            InstanceSnapshot snapshot = Lookup.Instance(account, workflow, instance).At(account.Now);
            StepRecord record = snapshot.Steps.FirstOrDefault(step => step.Kind == kind && step.Step!.LogName == name)
                ?? throw ApiErrors.StepNotFound;
            return record is { Success: true, Step: DoStep { Stream: { } stream, IsSensitive: false } }
                && (attempt is null || attempt == record.Attempts.Count)
                ? Results.Bytes(stream, "application/octet-stream")
                : ApiResults.Ok(attempt is { } number ? OfAttempt(record, number) : OfStep(record));
        }
    }

    private static StepResponse OfStep(StepRecord record)
    {
        // A running step with an error is being retried.
        StepError? error = record.Error ?? record.Attempts.LastOrDefault(attempt => attempt.Error is not null)?.Error;
        string status = record is { Step: WaitStep, Success: null } ? InstanceStatus.Waiting : StatusOf(record.Success);
        return new StepResponse(
            status,
            record.Success == true ? null : error,
            (record.Step as WaitStep)?.EventType,
            OutputOf(record));
    }

    private static StepResponse OfAttempt(StepRecord record, int number)
    {
        AttemptRecord attempt = number <= record.Attempts.Count
            ? record.Attempts[number - 1]
            : throw ApiErrors.StepNotFound;
        return new StepResponse(
            StatusOf(attempt.Success), attempt.Error, null, attempt.Success == true ? OutputOf(record) : null);
    }

    private static RawJson? OutputOf(StepRecord record) => record switch
    {
        { Output: null } => null,
        { Step: DoStep { IsSensitive: true } } => new RawJson("\"[REDACTED]\""),
        _ => new RawJson(record.Output),
    };

    private static string StatusOf(bool? success) => success switch
    {
        null => InstanceStatus.Running,
        true => InstanceStatus.Complete,
        false => InstanceStatus.Errored,
    };
}

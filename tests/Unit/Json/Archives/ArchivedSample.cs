using System;
using System.Linq;
using System.Text;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using CsCheck;

namespace CloudflareWorkflows.Unit.Tests.Json.Archives;

/// <summary>Random instances, as a list or as their own resource reports them.</summary>
internal static class ArchivedSample
{
    private static readonly string?[] s_values =
    [
        null, "0", "-0", "1.10", "1e400", "0.1000000000000000055511151231257827", "123456789012345678901234567890", "true", "\"\"",
        """ "a\nb\u0000\"ü🥐\u2028" """, """{"a":1,"A":2,"a":3}""", "{\n  \"x\" : [ 1,\r\n 2 ]\n}", """{"":{"psobject":[]}}""", "[[[[[]]]]]",
        "[REDACTED", """{"rows":[1,2""",
    ];

    private static readonly Gen<string> s_text = Gen.Frequency(
            (9, Gen.Char.AlphaNumeric.Select(one => one)), (1, Among('"', '\\', '\u0001', 'é', '\n', '<', '\u2028', '\uFEFF')))
        .Array[0, 12].Select(characters => new string(characters));

    private static readonly Gen<string?> s_textOrNull = Gen.Frequency((3, s_text.Select(text => (string?)text)), (1, Gen.Const((string?)null)));

    private static readonly Gen<string> s_key = s_text.Select(text => "k" + text);

    private static readonly Gen<DateTime?> s_time = Gen.Frequency(
        (1, Gen.Const((DateTime?)null)),
        (6, Gen.Long[0, 4_000_000_000_000].Select(Milliseconds)),
        (2, Gen.Long[DateTime.MinValue.AddDays(2).Ticks, DateTime.MaxValue.AddDays(-2).Ticks].Select(ticks =>
            (DateTime?)new DateTime(ticks, DateTimeKind.Utc).ToLocalTime())));

    private static readonly Gen<int?> s_number = Gen.Frequency((3, Gen.Int.Select(number => (int?)number)), (1, Gen.Const((int?)null)));

    private static readonly Gen<object?> s_value = Among(s_values).Select(Reported);

    private static readonly Gen<WorkflowError?> s_error = Gen.Frequency(
        (1, Gen.Const((WorkflowError?)null)),
        (1, Gen.Select(s_textOrNull, s_textOrNull, (name, message) => (WorkflowError?)new WorkflowError { Name = name, Message = message })));

    private static readonly Gen<WorkflowStepAttempt> s_attempt = Gen.Select(
        Gen.Int[1, 20], Among<bool?>(true, false, null), s_time, s_time, s_error,
        (number, success, start, end, error) => new WorkflowStepAttempt
        {
            Number = number,
            Success = success,
            StartedOn = start,
            EndedOn = end,
            Error = error,
        });

    private static readonly Gen<WorkflowStepConfig?> s_config = Gen.Frequency(
        (1, Gen.Const((WorkflowStepConfig?)null)),
        (2, Gen.Select(s_number, s_textOrNull, s_textOrNull, s_textOrNull, (limit, delay, backoff, timeout) =>
            (WorkflowStepConfig?)new WorkflowStepConfig { RetryLimit = limit, RetryDelay = delay, Backoff = backoff, Timeout = timeout })));

    private static readonly Gen<WorkflowStep> s_step = Gen.Select(
        Gen.Select(s_text, Among("step", "sleep", "waitForEvent", "newer"), Among("complete", "errored", "waiting", ""), s_time, s_time),
        Gen.Select(s_number, s_textOrNull, s_error, s_value),
        Gen.Select(s_config, s_attempt.Array[0, 3]),
        (name, more, rest) => new WorkflowStep
        {
            Name = name.Item1,
            Type = name.Item2,
            Status = name.Item3,
            StartedOn = name.Item4,
            EndedOn = name.Item5,
            Occurrence = more.Item1,
            EventType = more.Item2,
            Error = more.Item3,
            Output = more.Item4,
            Config = rest.Item1,
            Attempts = rest.Item2,
        });

    private static readonly Gen<WorkflowInstance> s_listed = Gen.Select(
        Gen.Select(s_key, s_key, s_textOrNull, Among("complete", "errored", "running", "newer")),
        Gen.Select(s_textOrNull, s_textOrNull),
        Gen.Select(s_time, s_time, s_time, s_time),
        (keys, more, times) => new WorkflowInstance
        {
            Id = keys.Item1,
            WorkflowName = keys.Item2,
            AccountId = keys.Item3,
            Status = keys.Item4,
            VersionId = more.Item1,
            Trigger = more.Item2,
            CreatedOn = times.Item1,
            StartedOn = times.Item2,
            EndedOn = times.Item3,
            ModifiedOn = times.Item4,
        });

    private static readonly Gen<WorkflowInstance> s_full = Gen.Select(
        s_listed,
        Gen.Select(s_time, s_number, s_textOrNull, s_time),
        Gen.Select(Gen.Bool, s_error, s_error, s_textOrNull),
        Gen.Select(s_value, Gen.Bool, s_value, s_step.Array[0, 4]),
        (listed, scalars, objects, values) => (WorkflowInstance)new WorkflowInstanceDetail
        {
            Id = listed.Id,
            WorkflowName = listed.WorkflowName,
            AccountId = listed.AccountId,
            Status = listed.Status,
            VersionId = listed.VersionId,
            Trigger = listed.Trigger,
            CreatedOn = listed.CreatedOn,
            StartedOn = listed.StartedOn,
            EndedOn = listed.EndedOn,
            ModifiedOn = listed.ModifiedOn,
            QueuedOn = scalars.Item1,
            StepCount = scalars.Item2,
            Cron = scalars.Item3,
            ScheduledOn = scalars.Item4,
            HasMalformedSteps = objects.Item1,
            Error = objects.Item2,
            Rollback = objects.Item4 is null ? null : new WorkflowRollback { Outcome = objects.Item4, Error = objects.Item3 },
            Params = values.Item1,
            LacksParams = values.Item1 is null && values.Item2,
            Output = values.Item3,
            Steps = [.. values.Item4.Select(step => step with
            {
                InstanceId = listed.Id,
                WorkflowName = listed.WorkflowName,
                AccountId = listed.AccountId,
            })],
        });

    public static Gen<WorkflowInstance> Any { get; } = Gen.Frequency((1, s_listed), (4, s_full));

    /// <summary>A value as the cloud reports an output: text that isn't JSON stays text.</summary>
    public static object? Reported(string? json) => json is null
        ? null
        : OutputEncoding.JsonString.Read(RawJson.Parse(System.Text.Json.JsonSerializer.Serialize(json)));

    /// <summary>The JSON of a value that was reported.</summary>
    public static string? Json(object? value) =>
        value is ReportedJson reported ? Encoding.UTF8.GetString(reported.Json) : value is null ? null : "text " + value;

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static DateTime? Milliseconds(long number) => DateTimeOffset.FromUnixTimeMilliseconds(number).LocalDateTime;
}

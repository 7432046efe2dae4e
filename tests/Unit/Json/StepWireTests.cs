using System;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

public sealed class StepWireTests
{
    private const string Error = """{"name":"Error","message":"503"}""";

    /// <summary>The service gives the state of a step only through other fields.</summary>
    [Theory]
    [InlineData("""{"type":"step","success":true}""", "complete")]
    [InlineData("""{"type":"step","success":false}""", "errored")]
    [InlineData("""{"type":"step","success":null}""", "running")]
    [InlineData("""{"type":"step","attempts":[]}""", "running")]
    [InlineData("""{"type":"step","attempts":[{"success":null}]}""", "running")]
    [InlineData("""{"type":"step","attempts":[{"success":false},{"success":null}]}""", "running")]
    [InlineData("""{"type":"step","attempts":[{"success":true},{"success":false}]}""", "retrying")]
    [InlineData("""{"type":"rollback","success":null,"attempts":[]}""", "running")]
    [InlineData("""{"type":"sleep","finished":false}""", "waiting")]
    [InlineData("""{"type":"sleep","finished":true,"error":null}""", "complete")]
    [InlineData("""{"type":"waitForEvent","finished":false}""", "waiting")]
    [InlineData("""{"type":"waitForEvent","finished":true,"error":{"name":"Timeout"}}""", "errored")]
    [InlineData("""{"type":"termination","trigger":{"source":"api"}}""", "terminated")]
    [InlineData("""{"type":"of tomorrow"}""", "running")]
    public void The_step_status_is_derived(string json, string status) =>
        Assert.Equal(status, Read(json).Status);

    [Theory]
    [InlineData("""{"type":"step","success":null}""")]
    [InlineData("""{"type":"sleep","finished":false}""")]
    [InlineData("""{"type":"step","attempts":[{"success":false}]}""")]
    public void Open_steps_end_with_their_instance(string json) =>
        Assert.Equal("terminated", Read(json, "errored").Status);

    [Theory]
    [InlineData("fetch-data-1", 1)]
    [InlineData("fetch-data-12", 12)]
    [InlineData("validate order-2", 2)]
    [InlineData("plain", null)]
    [InlineData("ends-", null)]
    [InlineData("-5", 5)]
    [InlineData("a-1x", null)]
    [InlineData("a-+1", null)]
    [InlineData("a-99999999999", null)]
    public void The_occurrence_is_the_number_after_the_last_hyphen(string name, int? occurrence) =>
        Assert.Equal(occurrence, Read($$"""{"type":"step","name":"{{name}}"}""").Occurrence);

    [Fact]
    public void Attempts_and_settings_are_read()
    {
        WorkflowStep step = Read($$"""
            {"type":"step","name":"fetch-1","start":"2026-08-02T10:00:01.000Z","end":"2026-08-02T10:00:03.000Z",
             "success":true,"output":"{\"rows\":3}",
             "attempts":[
               {"start":"2026-08-02T10:00:01.000Z","end":"2026-08-02T10:00:02.000Z","success":false,"error":{{Error}} },
               {"start":"2026-08-02T10:00:02.500Z","end":"2026-08-02T10:00:03.000Z","success":true,"error":null}],
             "config":{"retries":{"limit":5,"delay":10000,"backoff":"exponential"},"timeout":"10 minutes",
                       "sensitive":"output"} }
            """);

        Assert.Equal(TimeSpan.FromSeconds(2), step.Duration);
        Assert.Equal(["1 Error: 503", "2 complete"], step.Attempts.Select(attempt => attempt.ToString()));
        Assert.Equal(TimeSpan.FromSeconds(0.5), step.Attempts[1].Duration);
        Assert.Null(step.Error);
        WorkflowStepConfig expected = new()
        {
            RetryLimit = 5,
            RetryDelay = "10000",
            Backoff = "exponential",
            Timeout = "10 minutes",
        };
        Assert.Equal(expected, step.Config);
    }

    [Theory]
    [InlineData("false", "running", null)]
    [InlineData("true", "running", 259200.0)]
    [InlineData("false", "terminated", 259200.0)]
    public void A_pending_wait_has_no_duration(
        string finished, string instance, double? seconds)
    {
        WorkflowStep step = Read(
            $$"""{"type":"sleep","start":"2026-03-01T10:00:00Z","end":"2026-03-04T10:00:00Z","finished":{{finished}} }""",
            instance);

        Assert.Equal(seconds, step.Duration?.TotalSeconds);
        Assert.NotNull(step.EndedOn);
    }

    [Fact]
    public void The_error_comes_from_the_step_or_its_last_attempt()
    {
        Assert.Equal("Error: 503", Read($$"""{"attempts":[{"success":false,"error":{{Error}} }]}""").Error!.ToString());
        Assert.Equal(
            "Timeout", Read($$"""{"error":{"name":"Timeout"},"attempts":[{"error":{{Error}} }]}""").Error!.Name);
    }

    [Theory]
    [InlineData("""{"retries":{"limit":5,"delay":"[dynamic]","backoff":"constant"},"timeout":600000}""",
        "[dynamic]", "600000")]
    [InlineData("""{"retries":null,"timeout":null}""", null, null)]
    [InlineData("{}", null, null)]
    public void Settings_are_read_in_every_form(string config, string? delay, string? timeout)
    {
        WorkflowStepConfig read = Read($$"""{"config":{{config}} }""").Config!;

        Assert.Equal((delay, timeout), (read.RetryDelay, read.Timeout));
    }

    [Fact]
    public void A_step_without_a_name_has_its_type_as_name()
    {
        WorkflowStep step = Read("""{"type":"termination","config":null}""");

        Assert.Equal(("termination", null, null), (step.ToString(), step.Occurrence, step.Config));
    }

    [Fact]
    public void A_step_without_any_field_is_empty()
    {
        WorkflowStep step = Read("{}");

        Assert.Equal(("", "", null), (step.Name, step.Type, step.Error));
        Assert.Empty(step.Attempts);
        Assert.Equal("sleep", Read("""{"type":"sleep","name":"nap-1"}""").Type);
    }

    /// <summary>A step, the wanted attempt, and the status, the error and the output of the result.</summary>
    [Theory]
    [InlineData("""{"success":true,"output":1,"error":{"name":"Own"},"attempts":[{"success":false,"error":{"name":"Last"}}]}""",
        null, "complete", null, "1")]
    [InlineData("""{"success":false,"error":{"name":"Own"},"attempts":[{"success":false,"error":{"name":"Last"}}]}""",
        null, "errored", "Own", null)]
    [InlineData("""{"success":false,"attempts":[{"success":false,"error":{"name":"First"}},{"success":false,"error":{"name":"Last"}}]}""",
        null, "errored", "Last", null)]
    [InlineData("""{"type":"sleep","finished":false}""", null, "waiting", null, null)]
    [InlineData("""{"success":true,"output":1,"attempts":[{"success":false,"error":{"name":"First"}},{"success":true}]}""",
        1, "errored", "First", null)]
    [InlineData("""{"success":true,"output":1,"attempts":[{"success":false,"error":{"name":"First"}},{"success":true}]}""",
        2, "complete", null, "1")]
    [InlineData("""{"attempts":[{"success":null}]}""", 1, "running", null, null)]
    public void The_result_is_that_of_the_step_or_of_one_attempt(
        string json, int? attempt, string status, string? error, string? output)
    {
        StepResult result = Wire(json).ToResult(attempt, TestContext.Current.CancellationToken)!;

        Assert.Equal((status, error, output), (result.Status, result.Error?.Name, result.OutputJson));
    }

    [Theory]
    [InlineData("""{"attempts":[{"success":true}]}""", 2)]
    [InlineData("""{"attempts":[{"success":true}]}""", 0)]
    [InlineData("{}", 1)]
    public void An_attempt_that_did_not_run_has_no_result(string json, int attempt) =>
        Assert.Null(Wire(json).ToResult(attempt, TestContext.Current.CancellationToken));

    private static StepWire Wire(string json) => JsonSerializer
        .Deserialize("{\"result\":{\"steps\":[" + json + "]}}", ApiJsonContext.Default.EnvelopeInstanceWire)!
        .Result!.Steps![0].Item!;

    private static WorkflowStep Read(string json, string status = "running") => JsonSerializer
        .Deserialize(
            "{\"result\":{\"status\":\"" + status + "\",\"steps\":[" + json + "]}}",
            ApiJsonContext.Default.EnvelopeInstanceWire)!
        .Result!.ToModel(new InstanceKey("a", "w", "i"), OutputEncoding.JsonString).Steps[0];
}

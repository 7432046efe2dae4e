using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Creation happens exactly once, even if responses are lost.</summary>
public sealed class InstanceCreationTests
{
    private const string Params = """{"a":1}""";

    private static readonly NewInstance s_ours = new()
    {
        Id = "i-1",
        IdIsOurs = true,
        Params = """{"a":1}"""u8.ToArray(),
    };

    private static readonly NewInstance s_callers = s_ours with { IdIsOurs = false };

    [Fact]
    public async Task A_successful_first_response_takes_one_request()
    {
        Service service = Service.InTurn(() => Answers.Result("""{"id":"i-1","status":"queued"}"""));

        Assert.Equal("queued", (await CreateAsync(service, s_callers)).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_id_in_use_at_the_first_attempt_is_a_conflict(bool ours)
    {
        Service service = Service.InTurn(() => Answers.Error(400, 10405));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => CreateAsync(service, s_callers with { IdIsOurs = ours }));

        Assert.True(InstanceCreation.IsInUse(failure));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(0)]
    [InlineData(3)]
    public async Task A_generated_id_in_use_after_a_lost_response_was_created_by_us(int seconds)
    {
        Service service = Service.InTurn(
            Answers.Lost, () => Answers.Error(400, 10405), () => Found(seconds, "{}"));

        WorkflowInstance created = await CreateAsync(service, s_ours);

        Assert.Equal(("i-1", "running", "w", Service.Account),
            (created.Id, created.Status, created.WorkflowName, created.AccountId));
        Assert.Equal(typeof(WorkflowInstance), created.GetType());
        Assert.EndsWith("/instances/i-1?simple=true", service.Lines.Last(), StringComparison.Ordinal);
    }

    /// <summary>When the instance with the given id was created (relative to the first attempt), its params, and the expected
    /// result.</summary>
    [Theory]
    [InlineData(-3600, Params, "Conflict")]
    [InlineData(-2, Params, "Conflict")]
    [InlineData(-2, "{}", "Conflict")]
    [InlineData(-1, Params, "created")]
    [InlineData(0, Params, "created")]
    [InlineData(1, Params, "created")]
    [InlineData(-1, "{}", "CreateUnsettled")]
    [InlineData(0, "{}", "CreateUnsettled")]
    [InlineData(1, "{}", "CreateUnsettled")]
    [InlineData(2, "{}", "created")]
    [InlineData(2, Params, "created")]
    public async Task A_given_id_in_use_after_a_lost_response_is_verified_by_time_then_params(
        int seconds, string found, string outcome)
    {
        Service service = Service.InTurn(
            Answers.Lost, () => Answers.Error(409, 10405), () => Found(seconds, found));

        Assert.Equal(outcome, await OutcomeAsync(service));
    }

    [Fact]
    public async Task The_service_clock_is_used_even_if_learned_after_the_first_attempt()
    {
        // The user's clock is one hour slow. By that clock, an instance that is half an hour old seems younger than the
        // attempt.
        Service service = Service.InTurn(
            Answers.Lost,
            () => Answers.Error(409, 10405).With("Date", "Sun, 02 Aug 2026 11:00:00 GMT"),
            () => Found(1800, Params));

        Assert.Equal("Conflict", await OutcomeAsync(service));
    }

    [Fact]
    public async Task Without_a_creation_time_the_params_decide()
    {
        Service alike = Service.InTurn(
            Answers.Lost, () => Answers.Error(409, 10405), () => Answers.Result("""{"params":{"a":1}}"""));
        Service other = Service.InTurn(
            Answers.Lost, () => Answers.Error(409, 10405), () => Answers.Result("""{"params":{"a":2}}"""));

        Assert.Equal("created", await OutcomeAsync(alike));
        Assert.Equal("CreateUnsettled", await OutcomeAsync(other));
    }

    [Fact]
    public async Task Another_error_after_a_lost_response_is_reported_unchanged()
    {
        Service service = Service.InTurn(Answers.Lost, () => Answers.Error(404, 10200));

        Assert.Equal("NotFound", await OutcomeAsync(service));
    }

    /// <summary>A journal knows when an earlier run first asked for the instance.</summary>
    [Theory]
    [InlineData(-1800, "{}", "created")]
    [InlineData(-3600, Params, "created")]
    [InlineData(-3600, "{}", "CreateUnsettled")]
    [InlineData(-7200, Params, "Conflict")]
    public async Task An_id_in_use_is_compared_with_the_time_of_an_earlier_run(int seconds, string found, string outcome)
    {
        Service service = Service.InTurn(() => Answers.Error(409, 10405), () => Found(seconds, found));

        Assert.Equal(outcome, await OutcomeAsync(service, s_callers with { AskedOn = SimulatedTime.s_start.AddHours(-1) }));
    }

    [Theory]
    [InlineData(-3600, Params, "Conflict")]
    [InlineData(0, "{}", "CreateUnsettled")]
    [InlineData(0, Params, "created")]
    public async Task A_read_after_five_lost_responses_reports_its_own_result(int seconds, string found, string outcome)
    {
        Service service = Service.InTurn(
            [.. Enumerable.Repeat(Answers.Lost, 5), () => Found(seconds, found)]);

        Assert.Equal(outcome, await OutcomeAsync(service));
    }

    [Fact]
    public async Task A_credential_that_is_rejected_during_the_read_is_reported_as_such()
    {
        Service service = Service.InTurn(
            [.. Enumerable.Repeat(Answers.Lost, 5), () => Answers.Error(401, 10000)]);

        Assert.Equal("NotAuthenticated", await OutcomeAsync(service));
    }

    [Fact]
    public async Task An_intermediary_that_answers_last_does_not_hide_that_nothing_was_created()
    {
        Service service = Service.InTurn(Answers.Lost, () => Answers.Html(403), () => Answers.Error(404, 10400));

        Assert.Equal("RequestRefused", await OutcomeAsync(service));
    }

    [Fact]
    public async Task A_conflict_of_another_kind_is_not_an_id_in_use()
    {
        Service first = Service.InTurn(() => Answers.Error(409, 10401));
        Service later = Service.InTurn(
            Answers.Lost, () => Answers.Error(409, 10401), () => Answers.Error(404, 10400));

        Assert.Equal("Conflict", await OutcomeAsync(first));
        Assert.Equal("Conflict", await OutcomeAsync(later));
    }

    private static HttpResponseMessage Found(int seconds, string found)
    {
        string created = Answers.Time(SimulatedTime.s_start.AddSeconds(seconds));
        return Answers.Result($$"""{"status":"running","queued":"{{created}}","params":{{found}} }""");
    }

    private static async Task<string> OutcomeAsync(Service service, NewInstance? instance = null)
    {
        try
        {
            await CreateAsync(service, instance ?? s_callers);
            return "created";
        }
        catch (CloudflareException failure)
        {
            return failure.Kind.ToString();
        }
    }

    private static Task<WorkflowInstance> CreateAsync(Service service, NewInstance instance) =>
        InstanceCreation.RunAsync(service.Cloud.Instances, "w", instance, TestContext.Current.CancellationToken);
}

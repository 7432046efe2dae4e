using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Stopping;

/// <summary>A journal trusts only the service: its responses and its clock. There was no earlier request (as with a
/// connection from the environment), and this machine's clock is days off.</summary>
[Collection(ProcessWideState.Name)]
public sealed class JournalServiceTests : CommandTest
{
    private const string Start = "New-CfWorkflowInstance w -Id mine -Params @{ a = 1 } -JournalPath $journal";

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private TimeProvider _before = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _before = ModuleClock.SetOfProcess(new PassingTime(new FakeTimeProvider(s_start)));
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", Server.ApiToken);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ACCOUNT_ID", Server.AccountId);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", Server.BaseAddress.AbsoluteUri);
        _ = Server.Account.AddWorkflow("w");
        Shell.Set("journal", _path);
    }

    protected override ValueTask OnDisposeAsync()
    {
        _ = ModuleClock.SetOfProcess(_before);
        foreach (string name in new[] { "CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_API_BASE_URL" })
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        File.Delete(_path);
        return ValueTask.CompletedTask;
    }

    /// <param name="days">How far the service's clock is ahead of this machine's.</param>
    /// <param name="started">Whether the first run creates the instance without receiving the response.</param>
    /// <param name="others">When another client created an instance with the same id, in minutes after the first run. Null if
    /// none did.</param>
    /// <param name="outcome">The result of the second run.</param>
    [Theory]
    [InlineData(-30, true, null, "mine")]
    [InlineData(30, true, null, "mine")]
    [InlineData(-30, false, -60, "Conflict")]
    [InlineData(30, false, -60, "Conflict")]
    public void The_service_clock_decides_who_created_an_instance(int days, bool started, int? others, string outcome)
    {
        DateTimeOffset now = s_start.AddDays(days);
        Time.AdjustTime(now);
        if (others is int minutes)
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "mine", CreatedOn = now.AddMinutes(minutes), Params = "{}" });
        }

        if (started)
        {
            _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Method = "POST" });
        }

        // The first run can neither create nor read it.
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.HtmlForbidden, Method = "POST" });
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.HtmlForbidden, Path = "*/mine", Times = started ? 3 : 0 });
        Assert.Equal([started ? "OutcomeUnknown" : "RequestRefused"], Shell.Run(Start).ErrorIds);

        ShellResult second = Shell.Run(Start);

        Assert.Equal(outcome, string.Join(' ', second.ErrorIds.Concat(second.Values.Select(instance => instance!.ToString()))));
    }

    [Fact]
    public void Only_a_journal_adds_one_request_before_the_work()
    {
        _ = Shell.Values("1..3 | ForEach-Object { @{ n = $_ } } | New-CfWorkflowInstance w -JournalPath $journal");
        _ = Shell.Values("New-CfWorkflowInstance w -Id other");

        Assert.Equal(["GET workflows", "POST w/instances/batch * * *", "POST w/instances other"], Sent);
    }

    [Theory]
    [InlineData("Stop-CfWorkflowInstance w i", "PATCH w/instances/i/status")]
    [InlineData("Restart-CfWorkflowInstance w i", "PATCH w/instances/i/status")]
    [InlineData("Send-CfWorkflowEvent w i -Type t", "POST w/instances/i/events/t")]
    [InlineData("Remove-CfWorkflowInstance w i", "DELETE w/instances/i")]
    [InlineData("New-CfWorkflowInstance w -Id new", "POST w/instances new")]
    public void A_firewall_page_is_not_recorded_as_final(string call, string line)
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = Time.GetUtcNow() });
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.HtmlForbidden, Path = "*/instances*" });
        Assert.Equal(["RequestRefused"], Shell.Run($"{call} -JournalPath $journal").ErrorIds);
        Server.Requests.Clear();

        ShellResult second = Shell.Run($"{call} -JournalPath $journal");

        Assert.Empty(second.Errors);
        Assert.Contains(line, Sent);
    }
}

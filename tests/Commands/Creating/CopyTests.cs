using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Creating;

/// <summary>A copy has the params of the old instance, and is started once.</summary>
public sealed class CopyTests : ConnectedTest
{
    private const string Cron = "*/5 0,12 * * 1#2-9";

    private const string Precise =
        """{"d":1.10,"e":1e400,"f":0.1000000000000000055511151231257827,"z":-0.0,"n":-0,"items":[1.0]}""";

    private static readonly string s_long = new('x', 100);

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddWorkflow("other");
        Add("a", """{"region":"eu","card":{"brand":"visa","number":"1"},"items":[1,2]}""");
        Add("b", """{"region":"us"}""");
        Add("none", null);
        Add("text", "\"hello\"");
        Add("hidden", """{"card":{"number":"[REDACTED]"}}""");
        Add("cut", "\"{\\\"card\\\":{\\\"number\\\":\"");
        Shell.Set("journal", _path);
    }

    protected override ValueTask OnDisposeAsync()
    {
        File.Delete(_path);
        return base.OnDisposeAsync();
    }

    [Fact]
    public void A_copy_has_the_same_params_and_says_what_it_copies()
    {
        object?[] values = Shell.Values("""
            Copy-CfWorkflowInstance w a, none | ForEach-Object { "$_ $($_.CopyOf) $($_.WorkflowName) $($_.Status) $($_.GetType().Name)" }
            """);

        Assert.Equal(["a-r1 a w queued WorkflowInstanceCopy", "none-r1 none w queued WorkflowInstanceCopy"], values);
        Assert.Equal(Params("a"), Params("a-r1"));
        Assert.Equal("{}", Params("none-r1"));
        Assert.Equal(
            ["GET w/instances/a", "GET w/instances/none", "POST w/instances/batch a-r1 none-r1"],
            Sent.Order(StringComparer.Ordinal));
        Assert.Equal(2, Server.Requests.Count(request => request.Query.Contains("simple=true", StringComparison.Ordinal)));
    }

    /// <summary>An object of PowerShell can't hold these numbers.</summary>
    [Theory]
    [InlineData("Copy-CfWorkflowInstance w precise")]
    [InlineData("Get-CfWorkflowInstance w precise | Copy-CfWorkflowInstance")]
    public void A_copy_has_the_same_numbers(string call)
    {
        Add("precise", Precise);

        _ = Shell.Values(call);

        Assert.Equal(Precise, Params("precise-r1"));
    }

    [Fact]
    public void An_overlay_keeps_the_other_numbers()
    {
        Add("precise", Precise);

        _ = Shell.Values("Copy-CfWorkflowInstance w precise -ParamsOverlay @{ items = 5 }");

        Assert.Equal(Precise.Replace("[1.0]", "5", StringComparison.Ordinal), Params("precise-r1"));
    }

    [Fact]
    public void A_copy_of_changed_objects_has_their_values()
    {
        Add("precise", """{"a":1.10,"b":2}""");

        _ = Shell.Values("$i = Get-CfWorkflowInstance w precise; $i.Params.b = 3; $i | Copy-CfWorkflowInstance");

        Assert.Equal("""{"a":1.1,"b":3}""", Params("precise-r1"));
    }

    [Fact]
    public void A_copy_can_be_piped_to_other_commands()
    {
        object?[] values = Shell.Values("""
            $copy = Get-CfWorkflowInstance w | Where-Object Id -eq a | Copy-CfWorkflowInstance
            ($copy | Get-CfWorkflowInstance).Id
            ($copy | Copy-CfWorkflowInstance).Id
            $serializer = [System.Management.Automation.PSSerializer]
            ($serializer::Deserialize($serializer::Serialize($copy)) | Stop-CfWorkflowInstance -PassThru).Status
            """);

        Assert.Equal(["a-r1", "a-r2", "terminated"], values);
    }

    [Theory]
    [InlineData("-ParamsOverlay @{ region = 'us'; card = @{ number = $null }; items = @(3) }",
        """{"region":"us","card":{"brand":"visa"},"items":[3]}""")]
    [InlineData("-ParamsOverlay ([pscustomobject]@{ added = @{ x = 1; y = $null } })",
        """{"region":"eu","card":{"brand":"visa","number":"1"},"items":[1,2],"added":{"x":1}}""")]
    [InlineData("-Params @{ x = 1 }", """{"x":1}""")]
    [InlineData("-ParamsJson '{\"x\": 1.0}'", """{"x":1.0}""")]
    [InlineData("-Params $null", null)]
    public void Params_are_changed_or_replaced(string arguments, string? expected)
    {
        Assert.Single(Shell.Values($"Copy-CfWorkflowInstance w a {arguments}"));

        Assert.Equal(expected, Params("a-r1"));
        Assert.Equal(arguments.StartsWith("-ParamsOverlay", StringComparison.Ordinal) ? 2 : 1, Server.Requests.Count);
    }

    [Theory]
    [InlineData("hidden", "", "ParamsIncomplete")]
    [InlineData("hidden", "-ParamsOverlay @{ x = 1 }", "ParamsIncomplete")]
    [InlineData("cut", "", "ParamsIncomplete")]
    [InlineData("a", "-ParamsOverlay @{ Region = 'us' }", "OverlayUnfit")]
    [InlineData("text", "-ParamsOverlay @{ x = 1 }", "OverlayUnfit")]
    [InlineData("a", "-ParamsOverlay @{ big = 'x' * 1048560 }", "TooLarge")]
    [InlineData("nope", "", "NotFound")]
    [InlineData("a", "-NewId { $null }", "InvalidId")]
    [InlineData("a", "-NewId { 'x', 'y' }", "InvalidId")]
    [InlineData("a", "-NewId { throw 'x' }", "InvalidId")]
    [InlineData("a", "-NewId 'a b'", "InvalidId")]
    [InlineData("a", "-NewId batch", "InvalidId")]
    public void What_cannot_be_copied_is_an_error_of_the_old_instance(string id, string arguments, string error)
    {
        ShellResult result = Shell.Run($"Copy-CfWorkflowInstance w {id} {arguments}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Equal([id], result.Targets);
        Assert.DoesNotContain(Server.Requests, request => request.Method != "GET");
    }

    [Theory]
    [InlineData("-Params 1 -ParamsJson 1", "PayloadTwice")]
    [InlineData("-Params 1 -ParamsOverlay @{ a = 1 }", "PayloadTwice")]
    [InlineData("-Params (Get-CfWorkflow w)", "NotParams")]
    [InlineData("-ParamsOverlay (Get-CfWorkflow w)", "NotParams")]
    [InlineData("-ParamsOverlay @(1, 2)", "OverlayUnfit")]
    [InlineData("-ParamsOverlay 'a'", "OverlayUnfit")]
    [InlineData("-ParamsOverlay @{ a = { } }", "NotJson")]
    [InlineData("-ParamsJson '{'", "NotJson")]
    public void Unfit_arguments_end_the_command(string arguments, string error)
    {
        ShellResult result = Shell.Run($"'a', 'b' | Copy-CfWorkflowInstance w {arguments}");

        Assert.Equal([error], result.ErrorIds);
        Assert.DoesNotContain(Server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public void Incomplete_params_do_not_keep_others_from_being_copied()
    {
        ShellResult result = Shell.Run("'a', 'hidden', 'b', 'nope', 'cut' | Copy-CfWorkflowInstance w");

        Assert.Equal(["a-r1", "b-r1"], result.Values.Select(copy => $"{copy}"));
        Assert.Equal(["ParamsIncomplete", "NotFound", "ParamsIncomplete"], result.ErrorIds);
        Assert.Equal(["hidden", "nope", "cut"], result.Targets);
    }

    [Fact]
    public void Replaced_params_can_start_what_is_incomplete() =>
        Assert.Equal(["hidden-r1"], Names(Shell.Values("Copy-CfWorkflowInstance w hidden -Params @{ x = 1 }")));

    [Fact]
    public void A_second_run_is_a_conflict_or_returns_the_same_copies()
    {
        _ = Shell.Values("'a', 'b' | Copy-CfWorkflowInstance w");

        ShellResult second = Shell.Run("'a', 'b' | Copy-CfWorkflowInstance w");
        object?[] skipping = Shell.Values("'a', 'b', 'none' | Copy-CfWorkflowInstance w -SkipExisting | ForEach-Object { \"$_ $($_.CopyOf) $($_.Status)\" }");

        Assert.Equal(["Conflict", "Conflict"], second.ErrorIds);
        Assert.Equal(["a-r1", "b-r1"], second.Targets);
        Assert.Equal(["a-r1 a unknown", "b-r1 b unknown", "none-r1 none queued"], skipping);
        Assert.Equal(6 + 3, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void An_instance_that_is_piped_twice_is_copied_once()
    {
        ShellResult result = Shell.Run("'a', 'b', 'a' | Copy-CfWorkflowInstance w -SkipExisting");

        Assert.Equal(["a-r1", "b-r1"], result.Values.Select(copy => $"{copy}"));
        Assert.Equal(["IdRepeated"], result.ErrorIds);
    }

    [Fact]
    public void The_new_id_can_be_chosen() => Assert.Equal(
        ["mine", "b-fixed", "none-w"],
        Names(Shell.Values("""
            Copy-CfWorkflowInstance w a -NewId mine
            Get-CfWorkflowInstance w | Where-Object Id -eq b | Copy-CfWorkflowInstance -NewId { "$_-fixed" }
            'none' | Copy-CfWorkflowInstance w -NewId { "$($_.Id)-$($_.WorkflowName)" }
            """)));

    [Fact]
    public void One_new_id_for_several_is_used_once()
    {
        ShellResult result = Shell.Run("'a', 'b' | Copy-CfWorkflowInstance w -NewId mine");

        Assert.Equal(["mine"], result.Values.Select(copy => $"{copy}"));
        Assert.Equal(["IdRepeated"], result.ErrorIds);
        Assert.Equal(["b"], result.Targets);
    }

    [Fact]
    public void A_scheduled_instance_and_a_long_id_get_valid_ids()
    {
        Add(Cron, """{"cron":1}""");
        Add(s_long, """{"long":1}""");

        string[] ids = Names(Shell.Values("Get-CfWorkflowInstance w | Where-Object { $_.Id.Length -gt 10 } | Copy-CfWorkflowInstance"));

        Assert.Equal(2, ids.Length);
        Assert.Contains(ids, id => id.StartsWith("_5_0_12_1_2-9-", StringComparison.Ordinal) && Params(id) == """{"cron":1}""");
        Assert.Contains(ids, id => id.Length == 100 && Params(id) == """{"long":1}""");
        Assert.Equal(["Conflict", "Conflict"], Shell.Run($"Copy-CfWorkflowInstance w '{Cron}', {s_long}").ErrorIds);
    }

    [Fact]
    public void Full_objects_are_not_read_again_and_deserialized_ones_are()
    {
        _ = Shell.Values("""
            $full = Get-CfWorkflowInstance w a
            $serializer = [System.Management.Automation.PSSerializer]
            $old = $serializer::Deserialize($serializer::Serialize((Get-CfWorkflowInstance w b)))
            """);
        Server.Requests.Clear();

        Assert.Equal(["a-r1", "b-r1"], Names(Shell.Values("$full, $old | Copy-CfWorkflowInstance")));
        Assert.Equal(["GET w/instances/b", "POST w/instances/batch a-r1 b-r1"], Sent);
        Assert.Equal(Params("a"), Params("a-r1"));
    }

    [Fact]
    public void Instances_of_an_error_group_are_not_read_again()
    {
        StepScript fails = new StepScriptBuilder()
            .Do(new DoStep("charge") { Failures = int.MaxValue, Retries = RetryConfig.None }).Build();
        foreach (string id in new[] { "e-1", "e-2" })
        {
            _ = Server.Account.AddInstance(
                "w", new InstanceSetup { Id = id, Script = fails, Params = $$"""{"id":"{{id}}"}""", CreatedOn = s_start.AddHours(-1) });
        }

        _ = Shell.Values("$groups = Get-CfWorkflowInstance w -Status errored | Group-CfWorkflowError");
        Server.Requests.Clear();

        Assert.Equal(2, Shell.Values("$groups | Copy-CfWorkflowInstance").Length);
        Assert.Equal("POST w/instances/batch", Sent.Single().Split(" e-")[0]);
        Assert.Equal("""{"id":"e-2"}""", Params("e-2-r1"));
    }

    [Fact]
    public void A_full_object_of_another_workflow_is_not_copied_into_the_typed_one() => Assert.Equal(
        ["NotFound"], Shell.Run("$full = Get-CfWorkflowInstance w a; $full | Copy-CfWorkflowInstance other").ErrorIds);

    [Fact]
    public void Many_are_read_one_by_one_and_started_by_the_hundred()
    {
        for (int number = 0; number < 250; number++)
        {
            Add($"many-{number}", $$"""{"n":{{number}}}""");
        }

        _ = Shell.Values("$many = Get-CfWorkflowInstance w | Where-Object Id -like many-*");
        Server.Requests.Clear();

        Assert.Equal(250, Shell.Values("$many | Copy-CfWorkflowInstance").Length);
        Assert.Equal(250 + 3, Server.Requests.Count);
        Assert.All(Enumerable.Range(0, 250), number => Assert.Equal($$"""{"n":{{number}}}""", Params($"many-{number}-r1")));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.CutBeforeActing)]
    [InlineData(FaultKind.TruncatedBody)]
    public void A_lost_response_starts_no_second_copy(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "POST" });

        Assert.Equal(["a-r1", "b-r1"], Names(Shell.Values("'a', 'b' | Copy-CfWorkflowInstance w")));
        Assert.Equal(6 + 2, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void A_second_run_with_a_journal_sends_nothing_and_returns_the_same_copies()
    {
        const string Call = "'a', 'nope', 'b' | Copy-CfWorkflowInstance w -ParamsOverlay @{ x = 1 } -JournalPath $journal";
        ShellResult first = Shell.Run(Call);
        Server.Requests.Clear();

        object?[] second = Shell.Run($"{Call} | ForEach-Object {{ \"$_ $($_.CopyOf) $($_.Status)\" }}").Values.ToArray();

        Assert.Equal(["a-r1", "b-r1"], first.Values.Select(copy => $"{copy}"));
        Assert.Equal(["a-r1 a queued", "b-r1 b queued"], second);
        Assert.Equal(["GET w/instances/nope"], Sent);
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.CutBeforeActing)]
    public void An_interrupted_run_with_a_journal_is_continued(FaultKind kind)
    {
        const string Call = "'a', 'b' | Copy-CfWorkflowInstance w -JournalPath $journal";
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "POST", Times = 2 });
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "GET", Path = "*/a-r1", Times = 2 });
        Assert.Equal(["OutcomeUnknown", "OutcomeUnknown"], Shell.Run(Call).ErrorIds);

        Assert.Equal(["a-r1", "b-r1"], Names(Shell.Values(Call)));
        Assert.Equal(6 + 2, Server.Account.CountInstances("w"));
    }

    /// <summary>Ctrl+C while the second of three batches is on its way, after the service has acted.</summary>
    [Fact]
    public async Task A_run_that_was_stopped_in_the_middle_is_continued()
    {
        const string Call = "$many | Copy-CfWorkflowInstance -JournalPath $journal";
        for (int number = 0; number < 250; number++)
        {
            Add($"many-{number}", $$"""{"n":{{number}}}""");
        }

        _ = Shell.Values("$many = Get-CfWorkflowInstance w | Where-Object Id -like many-*");
        Fault stalled = Server.Faults.Add(new Fault { Kind = FaultKind.StallInBody, Method = "POST" });
        using (RunningScript running = Shell.Start(Call))
        {
            await stalled.Reached.WaitAsync(TimeSpan.FromSeconds(30), Stop);
            _ = await running.StopAsync();
        }

        await Task.WhenAll(Server.Requests.Select(request => request.Ended)).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Server.Requests.Clear();

        Assert.Equal(250, Shell.Values(Call).Length);
        Assert.Equal(6 + 500, Server.Account.CountInstances("w"));
        Assert.True(Server.Requests.Count(request => request.Method == "POST") <= 3);
    }

    [Fact]
    public void A_journal_of_other_changes_does_not_match()
    {
        _ = Shell.Values("Copy-CfWorkflowInstance w a -ParamsOverlay @{ x = 1 } -JournalPath $journal");

        Assert.Equal(
            ["JournalMismatch"], Shell.Run("Copy-CfWorkflowInstance w a -ParamsOverlay @{ x = 2 } -JournalPath $journal").ErrorIds);
    }

    private static string[] Names(object?[] values) => [.. values.Select(value => $"{value}")];

    private string? Params(string id) => Server.Account.FindInstance("w", id)!.Params;

    private void Add(string id, string? parameters) => _ = Server.Account.AddInstance("w", new InstanceSetup
    {
        Id = id,
        Params = parameters,
        CreatedOn = s_start.AddHours(-1),
    });
}

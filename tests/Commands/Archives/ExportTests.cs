using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Management.Automation;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Archives;

/// <summary>Export-CfWorkflowInstance: what it reads, and what it writes.</summary>
public sealed class ExportTests : ConnectedTest
{
    private const string List = "GET w/instances";

    // What an archive remembers depends on the time of this machine.
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(DateTimeOffset.UtcNow.Date, TimeSpan.Zero).AddDays(-1));

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    protected override SandboxOptions Options => new() { Time = _time };

    private string Archive => Path.Combine(_folder, "a.jsonl");

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder().Do("load", output: """{"price":1.10}""").Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        Add("a", 60);
        Add("b", 50);
        Add("c", 40);
        Shell.Set("archive", Archive);
        Shell.Set("folder", _folder);
    }

    protected override ValueTask OnDisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return base.OnDisposeAsync();
    }

    [Fact]
    public void Listed_instances_are_read_in_full_and_nothing_is_returned()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive"));

        Assert.Equal([List, "GET w/instances/a", "GET w/instances/b", "GET w/instances/c"], Sent.Order());
        JsonNode line = JsonNode.Parse(Lines().Single(line => line.Contains("\"Id\":\"a\"", StringComparison.Ordinal)))!;
        Assert.Equal(("w", "complete", Server.Account.Id), ((string)line["WorkflowName"]!, (string)line["Status"]!, (string)line["AccountId"]!));
        Assert.Equal("""{"n":0.10}""", line["Params"]!.ToJsonString());
        Assert.Equal("""{"price":1.10}""", line["Steps"]![0]!["Output"]!.ToJsonString());
        Assert.Equal(["a.jsonl"], Files());
    }

    [Theory]
    [InlineData("$full", 0)]
    [InlineData("$listed | Export-CfWorkflowInstance $folder/other -NoDetail; $listed", 3)]
    [InlineData("$archived", 0)]
    [InlineData("$serializer::Deserialize($serializer::Serialize($full))", 3)]
    [InlineData("$serializer::Deserialize($serializer::Serialize($archived))", 0)]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w'; Id = 'a' }, [pscustomobject]@{ WorkflowName = 'w'; InstanceId = 'b'; Status = 'shipped' }", 2)]
    [InlineData("$full[0].Steps", 1)]
    public void Only_what_is_not_known_is_read(string input, int requests)
    {
        _ = Shell.Values("""
            $serializer = [System.Management.Automation.PSSerializer]
            $listed = @(Get-CfWorkflowInstance w)
            $full = @(Get-CfWorkflowInstance w -Detail)
            $archived = @(Get-CfWorkflowInstance w -Detail | ForEach-Object {
                $null = $_.GetType().GetProperty('ReadOn').GetSetMethod($true).Invoke($_, @([datetime]::new(2026, 5, 6, 7, 8, 9, [System.DateTimeKind]::Utc)))
                $_
            })
            """);
        Server.Requests.Clear();

        ShellResult result = Shell.Run($"{input} | Export-CfWorkflowInstance $archive");

        Assert.Empty(result.Errors);
        Assert.Equal(requests, Sent.Length);
        Assert.All(Lines(), line => Assert.Contains("\"Steps\":[{", line, StringComparison.Ordinal));
        Assert.All(Lines(), line => Assert.Equal(
            input.Contains("archived", StringComparison.Ordinal), line.Contains("\"ReadOn\":\"2026-05-06T07:08:09.000Z\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w a -Detail", "")]
    [InlineData("Get-CfWorkflowInstance w -Newest 1", "-NoDetail")]
    public void ReadOn_is_when_the_object_was_read_and_not_when_it_was_written(string get, string parameters)
    {
        DateTime readBefore = (DateTime)Shell.Values($"$known = {get}; [datetime]::UtcNow").Single()!;
        SpinWait.SpinUntil(() => DateTime.UtcNow > readBefore.AddMilliseconds(2));

        _ = Shell.Values($"$known | Export-CfWorkflowInstance $archive {parameters}");

        Assert.True(DateTime.Parse((string)JsonNode.Parse(Lines().Single())!["ReadOn"]!, null).ToUniversalTime() <= readBefore);
    }

    [Fact]
    public void A_run_that_was_read_before_a_restart_does_not_hide_the_new_one()
    {
        _ = Shell.Values("""
            $old = Get-CfWorkflowInstance w a
            $null = Restart-CfWorkflowInstance w a
            """);
        _time.Advance(TimeSpan.FromHours(1));
        _ = Shell.Values("""
            Get-CfWorkflowInstance w a | Export-CfWorkflowInstance $archive -Append
            $old | Export-CfWorkflowInstance $archive -Append
            """);

        Assert.Equal(2, Lines().Length);
        Assert.Equal(true, Shell.Values("(Import-CfWorkflowInstance $archive).StartedOn -gt $old.StartedOn").Single());
    }

    [Fact]
    public void An_archive_of_lists_takes_the_full_instances_later()
    {
        _ = Shell.Values("Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive -Append -NoDetail");

        _ = Shell.Values("Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive -Append");

        Assert.Equal(6, Lines().Length);
        Assert.Equal(3, Shell.Values("(Import-CfWorkflowInstance $archive).Steps.Count | Where-Object { $_ }").OfType<int>().Sum());
    }

    [Fact]
    public void A_torn_last_line_is_removed_with_a_warning()
    {
        _ = Shell.Values("Get-CfWorkflowInstance w a | Export-CfWorkflowInstance $archive -Append");
        File.AppendAllText(Archive, "{\"Form\":1,\"Rea");

        ShellResult result = Shell.Run("Get-CfWorkflowInstance w b | Export-CfWorkflowInstance $archive -Append");

        Assert.Contains("14 bytes", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Ids());
    }

    [Fact]
    public void The_second_night_costs_the_list_and_what_is_new()
    {
        const string Night = "Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive -Append";
        _ = Shell.Values(Night);
        Assert.Equal(3, Lines().Length);
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "d", CreatedOn = _time.GetUtcNow() });
        _ = Shell.Values("Restart-CfWorkflowInstance w b");
        _time.Advance(TimeSpan.FromHours(1));
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "running", CreatedOn = _time.GetUtcNow() });
        Server.Requests.Clear();

        _ = Shell.Values(Night);

        Assert.Equal([List, "GET w/instances/b", "GET w/instances/d"], Sent.Order());
        Assert.Equal(["a", "b", "b", "c", "d"], Ids().Order());
        Server.Requests.Clear();
        Assert.Contains("0 instances were written, and 5 were skipped.", Shell.Run($"{Night} -Verbose").Verbose);
        Assert.Equal([List], Sent);
    }

    [Theory]
    [InlineData("$archive", "FileExists")]
    [InlineData("\"$archive.gz\" -Append", "CannotAppendToGzip")]
    [InlineData("$folder", "NotAFile")]
    [InlineData("$folder/none/a.jsonl", "NoSuchFolder")]
    [InlineData("$folder/none/a.jsonl -Append", "NoSuchFolder")]
    [InlineData("$folder -Append", "CannotWriteFile")]
    [InlineData("'{0:%}'", "InvalidPath")]
    public void A_path_that_cannot_be_used_is_told_before_anything_is_read(string path, string error)
    {
        File.WriteAllText(Archive, "kept");

        ShellResult result = Shell.Run($"[pscustomobject]@{{ WorkflowName = 'w'; Id = 'a' }} | Export-CfWorkflowInstance {path}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(Sent);
        Assert.Equal("kept", File.ReadAllText(Archive));
        Assert.Empty(Directory.GetFiles(_folder, "*.part"));
    }

    [Theory]
    [InlineData("{\"Form\":2}\n", "ArchiveFormNotSupported")]
    [InlineData("{\"Form\":1}\n", "ArchiveUnreadable")]
    [InlineData("a,b\n1,2\n", "ArchiveUnreadable")]
    [InlineData("{\"Form\":1,\"ReadOn\":\"2026-11-26T06:00:00Z\",\"AccountId\":\"other\",\"WorkflowName\":\"w\",\"Id\":\"i\"}\n", "ArchiveMismatch")]
    public void A_file_that_is_no_archive_of_the_account_stays_as_it_is(string text, string error)
    {
        File.WriteAllText(Archive, text);

        ShellResult result = Shell.Run("Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive -Append");

        Assert.Equal([error], result.ErrorIds);
        Assert.DoesNotContain("GET w/instances/a", Sent);
        Assert.Equal(text, File.ReadAllText(Archive));
    }

    [Fact]
    public void Force_overwrites_and_PassThru_returns_the_file()
    {
        File.WriteAllText(Archive, "old");

        FileInfo file = Assert.IsType<FileInfo>(
            Shell.Values("Get-CfWorkflowInstance w a | Export-CfWorkflowInstance $archive -Force -PassThru").Single());

        Assert.Equal(Archive, file.FullName);
        Assert.Equal(["a"], Ids());
    }

    [Fact]
    public void Force_without_an_instance_leaves_the_archive_as_it_is()
    {
        File.WriteAllText(Archive, "old");

        ShellResult result = Shell.Run("Get-CfWorkflowInstance nope -ErrorAction SilentlyContinue | Export-CfWorkflowInstance $archive -Force");

        Assert.Equal("old", File.ReadAllText(Archive));
        _ = Assert.Single(result.Warnings);
    }

    [Fact]
    public void A_name_with_gz_is_compressed()
    {
        _ = Shell.Values("Get-CfWorkflowInstance w | Export-CfWorkflowInstance \"$archive.gz\"");

        using GZipStream content = new(File.OpenRead(Archive + ".gz"), CompressionMode.Decompress);
        using StreamReader reader = new(content);
        Assert.Equal(3, reader.ReadToEnd().Count(one => one == '\n'));
    }

    [Fact]
    public void A_place_for_a_date_makes_a_file_for_each()
    {
        Add("older", 60 * 24 * 2);

        _ = Shell.Values("Get-CfWorkflowInstance w | Export-CfWorkflowInstance \"$folder/{0:yyyy-MM-dd}.jsonl\" -Append");

        Assert.Equal(
            Server.Account.Now.AddDays(-2).ToString("yyyy-MM-dd", null) + ".jsonl",
            Files().First(name => name.EndsWith(".jsonl", StringComparison.Ordinal)));
        Assert.True(Files().Count(name => name.EndsWith(".jsonl", StringComparison.Ordinal)) > 1);
    }

    [Fact]
    public void An_instance_that_cannot_be_read_is_an_error_and_the_others_are_written()
    {
        ShellResult result = Shell.Run(
            "'a', 'gone', 'c' | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = $_ } } | Export-CfWorkflowInstance $archive");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["gone"], result.Targets);
        Assert.Equal(["a", "c"], Ids());
    }

    [Theory]
    [InlineData("Get-CfWorkflow w", "InstanceNeeded")]
    [InlineData("'a'", "InstanceNeeded")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w' }", "InstanceNeeded")]
    [InlineData("Get-CfWorkflowSetting", "IdMissing")]
    public void What_is_not_an_instance_is_refused(string input, string error) =>
        Assert.Equal([error], Shell.Run($"{input} | Export-CfWorkflowInstance $archive").ErrorIds);

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("-Append", new[] { "a.jsonl", "a.jsonl.lock" })]
    public async Task Ctrl_C_leaves_no_new_file_and_whole_lines_in_an_old_one(string append, string[] files)
    {
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Path = "*/instances/b", Times = int.MaxValue });

        using RunningScript running = Shell.Start(
            $"'a', 'b' | ForEach-Object {{ [pscustomobject]@{{ WorkflowName = 'w'; Id = $_ }} }} | Export-CfWorkflowInstance $archive {append}");
        await fault.Reached.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        ShellResult result = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, result.State);
        Assert.Equal(files, Files());
        Assert.True(append.Length == 0 || Ids() is [] or ["a"]);
    }

    [Fact]
    public void A_gap_that_is_longer_than_the_retention_is_a_warning()
    {
        const string Night = "Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive -Append";
        Assert.Empty(Shell.Run(Night).Warnings);
        File.SetLastWriteTimeUtc(Archive, DateTime.UtcNow.AddDays(-5));
        Server.Requests.Clear();

        Assert.Contains("5.0 days ago", Assert.Single(Shell.Run(Night).Warnings), StringComparison.Ordinal);

        Assert.Equal(["GET settings", List, "GET w/versions"], Sent.Order());
        Assert.Empty(Shell.Run(Night).Warnings);
    }

    [Fact]
    public void A_deserialized_instance_of_a_listing_keeps_its_version_and_is_skipped_without_a_request()
    {
        _ = Shell.Values("""
            Get-CfWorkflowInstance w | Export-CfWorkflowInstance $archive -Append
            $copies = Get-CfWorkflowInstance w | ForEach-Object {
                [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) }
            """);
        Server.Requests.Clear();

        _ = Shell.Values("$copies | Export-CfWorkflowInstance $archive -Append; $copies | Export-CfWorkflowInstance $folder/copies -NoDetail");

        Assert.Empty(Sent);
        Assert.Equal(3, Lines().Length);
        JsonNode copy = JsonNode.Parse(File.ReadAllLines(Path.Combine(_folder, "copies"))[0])!;
        Assert.Equal((Server.Account.Id, true, true), ((string)copy["AccountId"]!, copy["VersionId"] is not null, copy["Trigger"] is not null));
    }

    [Fact]
    public void No_connection_is_needed_for_what_is_known()
    {
        _ = Shell.Values("$full = Get-CfWorkflowInstance w -Detail; $listed = Get-CfWorkflowInstance w; Disconnect-CfWorkflow");

        Assert.Empty(Shell.Run("$full | Export-CfWorkflowInstance $archive; $listed | Export-CfWorkflowInstance $archive -Append -NoDetail").Errors);
        Assert.Equal(["NotConnected"], Shell.Run("$listed | Export-CfWorkflowInstance $folder/other").ErrorIds);
    }

    [Fact]
    public void An_archive_of_no_instances_is_an_empty_file()
    {
        _ = Shell.Values("@() | Export-CfWorkflowInstance $archive");

        Assert.Empty(Lines());
    }

    private void Add(string id, int minutes) => Server.Account.AddInstance("w", new InstanceSetup
    {
        Id = id,
        CreatedOn = _time.GetUtcNow().AddMinutes(-minutes),
        Params = """{"n":0.10}""",
    });

    private string[] Files() => [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private string[] Lines() => File.ReadAllLines(Archive);

    private string[] Ids() => [.. Lines().Select(line => (string)JsonNode.Parse(line)!["Id"]!)];
}

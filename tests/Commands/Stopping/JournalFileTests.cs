using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Stopping;

/// <summary>A journal of an interrupted run, or of two concurrent runs.</summary>
public sealed class JournalFileTests : ConnectedTest
{
    private const string Call = "Suspend-CfWorkflowInstance w a, b -PassThru -JournalPath $journal";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    protected override void Seed()
    {
        CommandCalls.Seed(Server.Account);
        foreach (string id in new[] { "a", "b" })
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = id, CreatedOn = s_start.AddMinutes(-1) });
        }

        Shell.Set("journal", _path);
    }

    protected override ValueTask OnDisposeAsync()
    {
        File.Delete(_path);
        return base.OnDisposeAsync();
    }

    [Fact]
    public void An_incomplete_last_line_is_ignored()
    {
        Assert.Equal(["a", "b"], Ids(Shell.Values(Call)));
        string[] lines = File.ReadAllLines(_path);
        int last = Array.FindLastIndex(lines, line => line.Contains("\"done\"", StringComparison.Ordinal));
        string torn = lines[last].Contains("\"id\":\"a\"", StringComparison.Ordinal) ? "a" : "b";
        File.WriteAllText(_path, string.Join('\n', lines[..last]) + "\n" + lines[last][..(lines[last].Length / 2)]);
        Server.Requests.Clear();

        Assert.Equal(["a", "b"], Ids(Shell.Values(Call)));

        Assert.Equal([$"PATCH w/instances/{torn}/status", $"GET w/instances/{torn}"], Sent);
        Server.Requests.Clear();
        Assert.Equal(["a", "b"], Ids(Shell.Values(Call)));
        Assert.Empty(Sent);
    }

    [Fact]
    public void A_damaged_line_is_an_error_and_stays_in_the_file()
    {
        _ = Shell.Values(Call);
        string[] lines = File.ReadAllLines(_path);
        lines[1] = lines[1][..5];
        File.WriteAllLines(_path, lines);
        string before = File.ReadAllText(_path);
        Server.Requests.Clear();

        Assert.Equal(["JournalUnreadable"], Shell.Run(Call).ErrorIds);

        Assert.Empty(Sent);
        Assert.Equal(before, File.ReadAllText(_path));
    }

    [Fact]
    public async Task Two_runs_cannot_share_a_journal()
    {
        using Shell other = new();
        SetVariables(other);
        other.Set("journal", _path);
        _ = other.Values(Connect);
        Server.Requests.Clear();
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall, Method = "PATCH" });
        using RunningScript running = Shell.Start(Call);
        await fault.Reached.WaitAsync(s_timeout, Stop);

        ShellResult second = other.Run(Call);
        fault.Release();
        ShellResult first = await running.End.WaitAsync(s_timeout, Stop);

        Assert.Equal(["JournalInUse"], second.ErrorIds);
        Assert.Equal([_path], second.Targets);
        Assert.Empty(second.Output);
        Assert.Empty(first.Errors);
        Assert.Equal(["a", "b"], Ids(first.Values));
        Server.Requests.Clear();
        Assert.Equal(["a", "b"], Ids(other.Values(Call)));
        Assert.Empty(Sent);
    }

    private static string[] Ids(object?[] instances) => [.. instances.Select(instance => instance!.ToString()!)];
}

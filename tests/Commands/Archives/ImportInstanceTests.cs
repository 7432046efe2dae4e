using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Archives;

/// <summary>Import-CfWorkflowInstance, in a session that never connected.</summary>
public sealed class ImportInstanceTests : CommandTest
{
    private const string Show = "ForEach-Object { \"$($_.Id) $($_.Status)\" }";

    private static readonly string[] s_newest =
        ["order-1900 complete", "order-1899 complete", "order-1754 errored", "order-1753 errored", "refund-failed-1005 errored"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("import-");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        File.Copy(BuildPaths.SampleArchive, Path.Combine(_folder.FullName, "[1].jsonl"));
        Shell.Set("folder", _folder.FullName);
        _ = Shell.Values("Set-Location -LiteralPath $folder");
    }

    protected override ValueTask OnDisposeAsync()
    {
        _folder.Delete(recursive: true);
        return base.OnDisposeAsync();
    }

    [Theory]
    [InlineData("Import-CfWorkflowInstance *.jsonl")]
    [InlineData("Import-CfWorkflowInstance *.jsonl, *1*.*")]
    [InlineData("Import-CfWorkflowInstance './`[1`].jsonl'")]
    [InlineData("Import-CfWorkflowInstance -LiteralPath '[1].jsonl'")]
    [InlineData("Get-Item *.jsonl | Import-CfWorkflowInstance")]
    [InlineData("'*.jsonl' | Import-CfWorkflowInstance")]
    [InlineData("New-PSDrive Archive FileSystem $folder | Out-Null; Import-CfWorkflowInstance Archive:/*.jsonl")]
    public void The_newest_line_of_each_instance_is_returned(string script) =>
        Assert.Equal(s_newest, Shell.Values($"{script} | {Show}"));

    [Theory]
    [InlineData("-Status errored", "order-1754 order-1753 refund-failed-1005")]
    [InlineData("-Status errored -All", "order-1900 order-1754 order-1753 refund-failed-1005")]
    [InlineData("-All", "order-1900 order-1900 order-1899 order-1754 order-1753 refund-failed-1005")]
    [InlineData("-Id order-1899, order-1753, none", "order-1899 order-1753")]
    [InlineData("-WorkflowName order-r*, none", "refund-failed-1005")]
    [InlineData("-WorkflowName order-refund", "refund-failed-1005")]
    [InlineData("-WorkflowName ORDER-*", "")]
    [InlineData("-Since 2026-11-26T01:42:00Z -Until 2026-11-26T01:43:00Z", "order-1754")]
    [InlineData("-EndedSince 2026-11-26T07:02:30Z", "order-1900")]
    public void Filters_apply(string filter, string ids) => Assert.Equal(
        ids, string.Join(" ", Shell.Values($"Import-CfWorkflowInstance *.jsonl {filter} | ForEach-Object Id")));

    [Fact]
    public void The_objects_have_the_types_of_live_ones_and_say_when_they_were_read()
    {
        object?[] seen = Shell.Values("""
            $full = Import-CfWorkflowInstance *.jsonl -Id order-1754
            $full.GetType().Name
            $full.ReadOn.Kind
            $full.ReadOn.ToUniversalTime().ToString('s')
            $full.Params.orderId
            $full.FailedStep.Name
            $full.FailedStep.ReadOn -eq $full.ReadOn
            $full.Steps.Count -eq $full.StepCount
            """);

        Assert.Equal(
            ["WorkflowInstanceDetail", DateTimeKind.Local, "2026-11-26T07:08:45", 1754L, "charge card-1", true, true], seen);
    }

    [Fact]
    public void A_line_without_steps_is_an_instance_as_a_list_reports_it()
    {
        File.WriteAllText(
            Path.Combine(_folder.FullName, "listed"),
            """{"Form":1,"ReadOn":"2026-11-26T06:00:00.000Z","WorkflowName":"w","Id":"i","Status":"running"}""");

        Assert.Equal(["WorkflowInstance"], Shell.Values("(Import-CfWorkflowInstance listed).GetType().Name"));
    }

    [Theory]
    [InlineData("{\"Form\":1,", "", "warning")]
    [InlineData("edited by hand\n", "ArchiveLineDamaged", "")]
    [InlineData("{\"Form\":2}\n", "ArchiveFormNotSupported", "")]
    public void What_cannot_be_read_does_not_keep_the_rest_from_being_returned(string line, string error, string warning)
    {
        File.AppendAllText(Path.Combine(_folder.FullName, "[1].jsonl"), line);

        ShellResult result = Shell.Run($"Import-CfWorkflowInstance *.jsonl | {Show}");

        Assert.Equal(s_newest, result.Values);
        Assert.Equal(error, string.Join(" ", result.ErrorIds));
        Assert.Equal(warning.Length > 0 ? 1 : 0, result.Warnings.Count);
        Assert.Contains("7", result.Warnings.Concat(result.Errors.Select(one => one.ErrorDetails.Message)).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Import-CfWorkflowInstance none.jsonl, *.jsonl", "NoSuchFile")]
    [InlineData("Import-CfWorkflowInstance -LiteralPath *.jsonl, '[1].jsonl'", "NoSuchFile")]
    [InlineData("Import-CfWorkflowInstance $folder, *.jsonl", "NotAFile")]
    [InlineData("Import-CfWorkflowInstance Variable:folder, *.jsonl", "NotAFile")]
    [InlineData("Set-Content text.txt 'Id'; Import-CfWorkflowInstance text.txt, *.jsonl", "NotAnArchive")]
    public void A_file_that_cannot_be_used_is_an_error_of_its_own(string script, string error)
    {
        ShellResult result = Shell.Run($"{script} | {Show}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Equal(s_newest, result.Values);
    }

    [Theory]
    [InlineData("-Since 1d -Until 2d", "TimeRangeEmpty")]
    [InlineData("-WorkflowName '[a'", "InvalidWorkflowName")]
    [InlineData("-Status fine", "ParameterArgumentTransformationError")]
    [InlineData("-Since 5", "ParameterArgumentTransformationError")]
    [InlineData("-Id $null", "ParameterArgumentValidationError")]
    public void A_filter_that_says_nothing_is_refused(string filter, string error)
    {
        ShellResult result = Shell.Run($"Import-CfWorkflowInstance *.jsonl {filter}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_empty_file_returns_nothing()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "empty"), "");

        Assert.Empty(Shell.Values("Import-CfWorkflowInstance empty"));
    }

    [Fact]
    public void With_All_reading_stops_with_the_pipeline()
    {
        string line = File.ReadLines(BuildPaths.SampleArchive).First();
        File.WriteAllLines(Path.Combine(_folder.FullName, "long"), Enumerable.Repeat(line, 5000).Append("edited by hand"));

        Assert.Equal(["order-1900 errored"], Shell.Values($"Import-CfWorkflowInstance long -All | Select-First 1 | {Show}"));
        Assert.Equal(["ArchiveLineDamaged"], Shell.Run("Import-CfWorkflowInstance long -All").ErrorIds);
    }

    [Fact]
    public async Task Ctrl_C_stops_the_reading()
    {
        string line = File.ReadLines(BuildPaths.SampleArchive).First();
        await File.WriteAllLinesAsync(Path.Combine(_folder.FullName, "long"), Enumerable.Repeat(line, 20_000), Stop);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Shell.Set("begun", begun);
        using RunningScript running = Shell.Start("Import-CfWorkflowInstance long -All | ForEach-Object { $begun.TrySetResult() | Out-Null; $_ }");
        await begun.Task.WaitAsync(Stop);

        Assert.Equal(PSInvocationState.Stopped, (await running.StopAsync()).State);
    }
}

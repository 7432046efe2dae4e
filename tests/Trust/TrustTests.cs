using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Exactness;
using CloudflareWorkflows.Trust.Kills;
using CloudflareWorkflows.Trust.Matrix;
using CloudflareWorkflows.Trust.Mutations;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Trust;

/// <summary>The short form of each part. The long form is this project, run as a program.</summary>
public sealed class TrustTests(ITestOutputHelper output)
{
    [Fact]
    public Task With_faults_each_request_is_done_once_and_reported_correctly() => RunPartAsync(new ExactnessPart());

    [Fact]
    public Task A_journal_completes_the_work_of_a_killed_process() => RunPartAsync(new KillsPart());

    [Fact]
    public Task Mutated_responses_give_objects_or_module_errors() => RunPartAsync(new MutationsPart());

    [Fact]
    public Task Each_command_and_fault_gives_success_or_one_error() => RunPartAsync(new MatrixPart());

    private async Task RunPartAsync(IPart part)
    {
        using System.IO.StringWriter log = new();
        TrustRun run = new(Scale.Short, TestSeed.Value, log);
        await run.RunAsync([part], TestContext.Current.CancellationToken);
        output.WriteLine(TestSeed.Line);
        output.WriteLine(log.ToString());
        Assert.Empty(run.Statistics.Violations);
    }
}

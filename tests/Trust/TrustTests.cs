using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Exactness;
using CloudflareWorkflows.Trust.Kills;
using CloudflareWorkflows.Trust.Matrix;
using CloudflareWorkflows.Trust.Mutations;
using CloudflareWorkflows.Trust.Running;
using Xunit;

namespace CloudflareWorkflows.Trust;

/// <summary>The short form of each part. The long form is this project, run as a program.</summary>
public sealed class TrustTests(ITestOutputHelper output)
{
    private const int Seed = 9;

    [Fact]
    public Task Behind_faults_exactly_what_was_asked_is_done_and_told() => RunPartAsync(new ExactnessPart());

    [Fact]
    public Task A_journal_ends_what_a_killed_process_began() => RunPartAsync(new KillsPart());

    [Fact]
    public Task Mutated_answers_give_objects_or_errors_of_the_module() => RunPartAsync(new MutationsPart());

    [Fact]
    public Task Each_command_meets_each_fault_with_success_or_one_error() => RunPartAsync(new MatrixPart());

    private async Task RunPartAsync(IPart part)
    {
        using System.IO.StringWriter log = new();
        TrustRun run = new(Scale.Short, Seed, log);
        await run.RunAsync([part], TestContext.Current.CancellationToken);
        output.WriteLine(log.ToString());
        Assert.Empty(run.RunStatistics.Violations);
    }
}

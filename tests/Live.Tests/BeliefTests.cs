using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>The comparison of answers with what is believed.</summary>
public sealed class BeliefTests : LiveTest
{
    [Fact]
    public async Task An_account_that_behaves_as_believed_gives_the_believed_answers()
    {
        Assert.Equal(ExitCode.Success, await RunAsync());

        Assert.Equal(ServiceQuestions.All.Select(question => question.Id), Compared("same"));
    }
}

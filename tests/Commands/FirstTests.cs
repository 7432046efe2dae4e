using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests;

public class FirstTests : ConnectedTest
{
    protected override void Seed() => Server.Account.AddWorkflow("w");

    [Fact] public void A() { ShellResult r = Shell.Run("Get-CfWorkflow -Verbose; Get-CfWorkflow nope"); Assert.Equal([], r.ErrorIds); }
    [Fact] public void B() { Assert.Equal([], Sent); }
    [Fact] public void C() { Assert.Equal([], Sent); }
    [Fact] public void D() { Assert.Equal([], Sent); }
    [Fact] public void E() { Assert.Equal([], Sent); }
}

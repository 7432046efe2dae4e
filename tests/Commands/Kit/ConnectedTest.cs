using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A test whose session is connected to its account, with one retry.</summary>
public abstract class ConnectedTest : CommandTest
{
    /// <summary>The connect command of these tests. A test can add parameters.</summary>
    protected const string Connect =
        "Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $server.BaseAddress";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seed();
        _ = Shell.Values($"{Connect} -MaximumRetryCount 1");
        Server.Requests.Clear();
    }

    /// <summary>Adds what the tests of a class need to the account.</summary>
    protected virtual void Seed()
    {
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A test whose session is connected to its account, with one retry.</summary>
public abstract class ConnectedTest : CommandTest
{
    /// <summary>The connect command of these tests. A test can add parameters.</summary>
    protected const string Connect =
        "Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $server.BaseAddress";

    /// <summary>The clock of the connection; null for real time.</summary>
    protected virtual TimeProvider? ConnectionTime => null;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Seed();
        ConnectSession("-MaximumRetryCount 1", ConnectionTime);
    }

    /// <summary>Connects the session, and forgets the requests.</summary>
    /// <param name="parameters">More parameters of the connect command.</param>
    /// <param name="time">The clock of the connection; null for real time.</param>
    protected void ConnectSession(string parameters, TimeProvider? time)
    {
        _ = Shell.Values($"{Connect} {parameters}");
        if (time is not null)
        {
            ModuleClock.SetOfContext(Shell.Values("Get-CfWorkflowContext").Single()!, time);

            // Connecting tells the rate limits to the connection. Its clock is new, so it must learn them again.
            _ = Shell.Values("Get-CfWorkflowAccount");
        }

        Server.Requests.Clear();
    }

    /// <summary>Adds what the tests of a class need to the account.</summary>
    protected virtual void Seed()
    {
    }
}

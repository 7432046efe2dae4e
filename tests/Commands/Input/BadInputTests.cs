using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>Input that violates a rule of the service is rejected before a request is sent.</summary>
public sealed class BadInputTests(SharedAccount account) : IClassFixture<SharedAccount>
{
    private const string Validation = "ParameterArgumentValidationError";
    private const string Transformation = "ParameterArgumentTransformationError";

    public static TheoryData<string, string> Cases => new()
    {
        { "Get-CfWorkflow 'has space'", "InvalidWorkflowName" },
        { "Get-CfWorkflow '-dash'", "InvalidWorkflowName" },
        { "Get-CfWorkflow 'wörk'", "InvalidWorkflowName" },
        { "Get-CfWorkflow ('w' * 65)", "InvalidWorkflowName" },
        { "Get-CfWorkflow settings", "InvalidWorkflowName" },
        { "Get-CfWorkflow concurrency", "InvalidWorkflowName" },
        { "Get-CfWorkflow $null", Validation },
        { "Get-CfWorkflow ''", Validation },
        { "Get-CfWorkflow w -ScriptName ''", Validation },
        { "Get-CfWorkflow w -AccountId short", "InvalidAccountId" },
        { "Get-CfWorkflow w -Context $null", Validation },
        { "Get-CfWorkflowInstance w*", Validation },
        { "Get-CfWorkflowInstance settings", Validation },
        { "Get-CfWorkflowInstance concurrency", Validation },
        { "Get-CfWorkflowInstance 'has space'", Validation },
        { "Get-CfWorkflowInstance ('w' * 65)", Validation },
        { "Get-CfWorkflowInstance w -Id a.b", Validation },
        { "Get-CfWorkflowInstance w -Id ('i' * 272)", Validation },
        { "Get-CfWorkflowInstance w -Id ''", Validation },
        { "Get-CfWorkflowInstance w $null", Validation },
        { "Get-CfWorkflowInstance w @()", Validation },
        { "Get-CfWorkflowInstance w -Status hibernating", Transformation },
        { "Get-CfWorkflowInstance w -Status complete, ''", Transformation },
        { "Get-CfWorkflowInstance w -Newest 0", Validation },
        { "Get-CfWorkflowInstance w -After soon", Transformation },
        { "Get-CfWorkflowInstance w -Trigger ''", Validation },
        { "Get-CfWorkflowInstance w -Status @()", Validation },
        { "Get-CfWorkflowInstance w -Trigger @()", Validation },
        { "Get-CfWorkflowInstance w -VersionId $null", "InvalidVersionId" },
        { "Get-CfWorkflowInstance w -VersionId ''", "InvalidVersionId" },
        { "[pscustomobject]@{ WorkflowName = 'w'; VersionId = '' } | Get-CfWorkflowInstance", "InvalidVersionId" },
        { "Get-CfWorkflowInstance w -Id batch", Validation },
        { "Get-CfWorkflowInstance w -Id terminate", Validation },
        { "Get-CfWorkflowInstance w -Id terminateAll", Validation },
        { "Remove-CfWorkflowInstance w batch", Validation },
        { "Get-CfWorkflowTrigger -ScriptName ..", Validation },
        { "Remove-CfWorkflowTrigger -ScriptName .", Validation },
        { "Remove-CfWorkflowConcurrencyKey -KeyId ..", Validation },
        { "Remove-CfWorkflow w -AccountId $null", "InvalidAccountId" },
        { "Remove-CfWorkflow w -AccountId ''", "InvalidAccountId" },
        { "[pscustomobject]@{ Name = 'w' } | Remove-CfWorkflow w", "NameTwice" },
        { "'w' | Remove-CfWorkflow w", "NoWorkflow" },
        { "Get-CfWorkflowStep w? i", Validation },
        { "Get-CfWorkflowStep w i -Type do", Validation },
        { "Get-CfWorkflowStep w i -Name ''", Validation },
        { "Stop-CfWorkflowInstance w* i", Validation },
        { "Stop-CfWorkflowInstance w a.b", Validation },
        { "Wait-CfWorkflowInstance w[a-z] i", Validation },
        { "Wait-CfWorkflowInstance w i -TimeoutSec -1", Validation },
        { "Wait-CfWorkflowInstance w i -Status hibernating", Transformation },
        { "New-CfWorkflowInstance w*", Validation },
        { "New-CfWorkflowInstance w ('i' * 101)", Validation },
        { "New-CfWorkflowInstance w '-dash'", Validation },
        { "New-CfWorkflowInstance w 'has space'", Validation },
        { "New-CfWorkflowInstance w batch", Validation },
        { "New-CfWorkflowInstance w terminate", Validation },
        { "New-CfWorkflowInstance w terminateAll", Validation },
        { "New-CfWorkflowInstance w ('cf_' + 'a' * 64)", Validation },
        { "New-CfWorkflowInstance w -LocationHint moon", Validation },
        { "New-CfWorkflowInstance w -SuccessRetention 7", Transformation },
        { "New-CfWorkflowInstance w -SuccessRetention '7'", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention 7.5", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention '7 fortnights'", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention ([timespan]::Zero)", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention -1.00:00:00", Transformation },
        { "New-CfWorkflowInstance w -Params 1 -ParamsJson 1", "PayloadTwice" },
        { "New-CfWorkflowInstance w -ParamsJson '{'", "NotJson" },
        { "New-CfWorkflowInstance w -ParamsJson ('\"' + 'x' * 1MB + '\"')", "TooLarge" },
        { "New-CfWorkflowInstance w -Params ('x' * 1MB)", "TooLarge" },
        { "New-CfWorkflowInstance w -Params @{ a = 'x' * 600KB; b = 'x' * 600KB }", "TooLarge" },
        { "New-CfWorkflowInstance w -Params ([double]::NaN)", "NotJson" },
        { "New-CfWorkflowInstance w -Params @{ a = [double]::PositiveInfinity }", "NotJson" },
        { "New-CfWorkflowInstance w -Params { code }", "NotJson" },
        { "New-CfWorkflowInstance w -Params @{ a = $token }", "NotJson" },
        { "New-CfWorkflowInstance w -Params $key", "NotJson" },
        { "$h = @{}; $h.self = $h; New-CfWorkflowInstance w -Params $h", "NotJson" },
        { "$a = [Collections.ArrayList]::new(); $null = $a.Add($a); New-CfWorkflowInstance w -Params @{ a = $a }", "NotJson" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Input_is_rejected_and_nothing_is_sent(string script, string error)
    {
        ShellResult result = account.Run(script);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(account.Requests);
    }
}

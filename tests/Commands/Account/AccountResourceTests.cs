using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Account;

/// <summary>Versions, graphs, settings, concurrency keys, triggers, and Invoke-CfWorkflowApi.</summary>
public sealed class AccountResourceTests : ConnectedTest
{
    private const string Uuid = "0b1c2d3e-4f50-4617-8899-aabbccddeeff";

    private const string Trigger =
        """{"type":"t","filter":{"bucket":"b"},"targets":[{"type":"workflow","script_name":"s","workflow_name":"w"}]}""";

    private const string Other =
        """{"type":"u","targets":[{"type":"workflow","script_name":"s","workflow_name":"w"}]}""";

    /// <summary>A script, its output, and its requests.</summary>
    public static TheoryData<string, string, string> Scripts => new()
    {
        { "(Get-CfWorkflowVersion w).Length", "3", "GET w/versions" },
        { "(Get-CfWorkflowVersion w -Newest 2).Length", "2", "GET w/versions" },
        { "Get-CfWorkflowVersion w -Newest 1 | ForEach-Object { $_.WorkflowName, $_.StepLimit, $_.SuccessRetention.TotalDays, $_.ConcurrencyLimit -join ' ' }",
            "w 9 2 3", "GET w/versions" },
        { "(Get-CfWorkflowVersion w -Newest 1 | Get-CfWorkflowGraph).Nodes.Length", "1", "GET w/versions, GET w/versions/*/graph" },
        { "$id = (Get-CfWorkflowVersion w -Newest 1).VersionId; (Get-CfWorkflowVersion w -Id $id).VersionId -eq $id",
            "True", "GET w/versions, GET w/versions/*" },
        { "[pscustomobject]@{ WorkflowName = 'w'; Id = [guid]::NewGuid() } | Get-CfWorkflowVersion | ForEach-Object { 1 }",
            "1 1 1", "GET w/versions" },
        { "(Get-CfWorkflowGraph w).ClassName", "W", "GET w/versions, GET w/versions/*/graph" },
        { "Set-CfWorkflowSetting -ErrorRetention '9 days' -PassThru | ForEach-Object { $_.ErrorRetention.TotalDays }",
            "9", "GET settings, PATCH settings, GET settings" },
        { "Set-CfWorkflowSetting; Get-CfWorkflowSetting | Set-CfWorkflowSetting", "", "GET settings, GET settings, GET settings" },
        { "(Get-CfWorkflowConcurrencyKey).KeyName", "k", "GET concurrency" },
        { "Get-CfWorkflowConcurrencyKey -KeyName K", "!NotFound", "GET concurrency" },
        { "(Get-CfWorkflowConcurrencyKey -KeyName x*).KeyName", "", "GET concurrency" },
        { "(Get-CfWorkflowConcurrencyKey | Get-CfWorkflowConcurrencyKey).ReferencingWorkflows.Length", "0", "GET concurrency, GET concurrency/*" },
        { "New-CfWorkflowConcurrencyKey -KeyName k -Limit 1", "!Conflict", "POST concurrency" },
        { "(Get-CfWorkflowConcurrencyKey | Set-CfWorkflowConcurrencyKey -Limit 8 -PassThru).Limit", "8", "GET concurrency, PATCH concurrency/*" },
        { "Get-CfWorkflowConcurrencyKey | Remove-CfWorkflowConcurrencyKey", "", "GET concurrency, DELETE concurrency/*" },
        { $"Remove-CfWorkflowConcurrencyKey -KeyId {Uuid}", "!NotFound", "DELETE concurrency/*" },
        { "(Get-CfWorkflowTrigger -ScriptName s).Filter.bucket", "b", "GET s" },
        { "Get-CfWorkflowTrigger -ScriptName none", "!NotFound", "GET none" },
        { "(Add-CfWorkflowTrigger -ScriptName s -Type v -Filter @{ n = 1; ok = $true } -WorkflowName w -PassThru).Type -join ' '", "t u v", "GET s, PATCH s" },
        { "(Get-CfWorkflow w | Add-CfWorkflowTrigger -Type v -PassThru).Targets.WorkflowName", "w", "GET w, GET w-worker, PATCH w-worker" },
        { "(Get-CfWorkflowTrigger -ScriptName s | Set-CfWorkflowTrigger -ScriptName z -PassThru).Length", "2", "GET s, PUT z" },
        { "(Get-CfWorkflowTrigger -ScriptName s | Add-CfWorkflowTrigger -ScriptName z -PassThru).Length", "2", "GET s, GET z, PATCH z" },
        { "Get-CfWorkflowTrigger -ScriptName s | Select-First 1 | Remove-CfWorkflowTrigger", "", "GET s, GET s, PUT s" },
        { "Get-CfWorkflowTrigger -ScriptName s | Remove-CfWorkflowTrigger", "", "GET s, GET s, DELETE s" },
        { "$t = Get-CfWorkflowTrigger -ScriptName s; Remove-CfWorkflowTrigger -ScriptName s; $t | Remove-CfWorkflowTrigger", "!NotFound", "GET s, GET s, DELETE s, GET s" },
        { "Set-CfWorkflowTrigger -ScriptName s -Trigger @{ type = 'a'; targets = 'w' }, @{ type = 'b' }", "!InvalidTrigger", "" },
        { "Set-CfWorkflowTrigger -ScriptName s -Trigger @{ type = 'a'; targets = 'w'; filter = @{ x = @{} } }", "!InvalidTrigger", "" },
        { "@() | Set-CfWorkflowTrigger -ScriptName s", "", "" },
        { "Set-CfWorkflowTrigger -ScriptName s -Trigger (@(@{ type = 'a'; targets = 'w' }) * 101)", "!TooManyTriggers", "" },
        { "(Invoke-CfWorkflowApi workflows).name -join ' '", "v w x", "GET workflows" },
        { "(Invoke-CfWorkflowApi workflows -Paginate -Query @{ per_page = 1 }).name -join ' '", "v w x", "GET workflows, GET workflows, GET workflows" },
        { "(Invoke-CfWorkflowApi workflows -Paginate -Query @{ per_page = 1 } | Select-First 1).name", "v", "GET workflows" },
        { "Invoke-CfWorkflowApi workflows/w/", "!InvalidPath", "" },
        { "(Invoke-CfWorkflowApi /workflows/w).name", "w", "GET w" },
        { "(Invoke-CfWorkflowApi workflows/settings -Method patch -BodyJson '{\"default_retention\":{\"error_retention\":60000}}').default_retention.error_retention",
            "60000", "PATCH settings" },
        { "Invoke-CfWorkflowApi workflows/none", "!NotFound", "GET none" },
        { "Invoke-CfWorkflowApi https://example.test/x", "!InvalidPath", "" },
        { "Invoke-CfWorkflowApi //example.test/x", "!InvalidPath", "" },
        { "Invoke-CfWorkflowApi workflows/../x", "!InvalidPath", "" },
        { "Invoke-CfWorkflowApi workflows/%2E%2e/x", "!InvalidPath", "" },
        { "Invoke-CfWorkflowApi 'workflows?per_page=1'", "!InvalidPath", "" },
        { "Invoke-CfWorkflowApi workflows -Body @{}", "!RequestUnfit", "" },
        { "Invoke-CfWorkflowApi x -Method Post -Body 1 -BodyJson 1", "!RequestUnfit", "" },
        { "Invoke-CfWorkflowApi x -Method Post -Paginate", "!RequestUnfit", "" },
        { "Invoke-CfWorkflowApi workflows -Paginate -Query @{ page = 2 }", "!RequestUnfit", "" },
        { $"Get-CfWorkflowVersion w {Uuid} -Newest 1", "!FilterWithId", "" },
        { $"Get-CfWorkflowVersion w {Uuid}", "!NotFound", "GET w/versions/*" },
        { $"Get-CfWorkflowVersion w {Uuid} -Id {Uuid}", "!IdTwice", "" },
        { $"Get-CfWorkflowVersion w -Id {Uuid} -Newest 1", "!FilterWithId", "" },
        { "Get-CfWorkflowVersion w no-uuid", "!ParameterArgumentValidationError", "" },
        { $"Get-CfWorkflowGraph w {Uuid}", "!NotFound", "GET w/versions/*/graph" },
        { "Get-CfWorkflowConcurrencyKey -KeyName k -KeyId x", "!FilterWithId", "" },
        { "Set-CfWorkflowSetting -ErrorRetention $null", "!SettingNotRemovable", "" },
    };

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("v");
        _ = Server.Account.AddWorkflow("x");
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup
        {
            ClassName = "W",
            Versions = 3,
            StepLimit = 9,
            Retention = new Retention(System.TimeSpan.FromDays(2), null),
            ConcurrencyLimit = 3,
        });
        Server.Account.Triggers["s"] = [Trigger, Other];
        Server.Account.ConcurrencyKeys.Add(new ConcurrencyKey(System.Guid.NewGuid(), "k", 5, s_start));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_returns_the_expected_objects_and_sends_the_expected_requests(string script, string output, string sent)
    {
        ShellResult result = Shell.Run(script);

        Assert.Equal(output, string.Join(' ', [.. result.ErrorIds.Select(id => $"!{id}"), .. result.Values]));
        Assert.Equal(sent, string.Join(", ", Server.Requests.Select(Brief)));
    }

    private static string Brief(Sandbox.Traffic.RecordedRequest request)
    {
        string[] parts = [.. request.Path.Split('/').Select(part => System.Guid.TryParse(part, out _) && part.Contains('-') ? "*" : part)];
        int workflows = System.Array.IndexOf(parts, "workflows");
        return $"{request.Method} {(workflows < 0 || workflows == parts.Length - 1 ? parts[^1] : string.Join('/', parts[(workflows + 1)..]))}";
    }
}

using System;
using System.Linq;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Creating;

/// <summary>New-CfWorkflowInstance treats an object alike in every form, with the workflow as a parameter or in the
/// object.</summary>
public sealed class PipedInputsTests : ConnectedTest
{
    /// <summary>The forms in which an object can come down a pipeline.</summary>
    private static readonly string[] s_forms =
    [
        "[pscustomobject]$_",
        "$_",
        "[hashtable]$_",
        "$t = [Collections.Generic.Dictionary[string,object]]::new(); foreach ($k in $_.Keys) { $t[$k] = $_[$k] }; $t",
        "$t = [Collections.Hashtable]::new([StringComparer]::Ordinal); foreach ($k in $_.Keys) { $t[$k] = $_[$k] }; $t",
        "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject]$_))",
    ];

    /// <summary>Properties besides the workflow name, parameters, and the result (id and params) or the error.</summary>
    public static TheoryData<string, string, string> Inputs => new()
    {
        // The whole object.
        { "a = '1'", "", "* {\"a\":\"1\"}" },
        { "Id = 'x'; a = '1'", "", "x {\"a\":\"1\",\"Id\":\"x\"}" },
        { "id = 'x'; a = '1'", "", "x {\"a\":\"1\",\"id\":\"x\"}" },
        { "InstanceId = 'x'; a = '1'", "", "x {\"a\":\"1\",\"InstanceId\":\"x\"}" },
        { "Id = 7", "", "7 {\"Id\":7}" },
        { "Id = 'x'; InstanceId = 'y'", "", "IdTwice" },
        { "Id = ''; a = '1'", "", "InvalidId" },
        { "Id = $null; a = '1'", "", "InvalidId" },
        { "Id = @(); a = '1'", "", "IdNotOne" },
        { "Id = @('x'); a = '1'", "", "IdNotOne" },
        { "Id = 'x', 'y'", "", "IdNotOne" },
        { "Id = $true", "", "InvalidId" },
        { "Id = 1.5", "", "InvalidId" },
        { "Id = 'has space'", "", "InvalidId" },
        { "Id = 'batch'", "", "InvalidId" },
        { "Id = -1", "", "InvalidId" },

        // With params of its own.
        { "Params = 'text'", "", "* \"text\"" },
        { "params = 'text'; ID = 'x'", "", "x \"text\"" },
        { "Params = $null; Id = 'x'", "", "x -" },
        { "Params = 5; InstanceId = 'x'", "", "x 5" },
        { "ParamsJson = '{\"n\":[1,2]}'; Id = 'x'", "", "x {\"n\":[1,2]}" },
        { "ParamsJson = '{'; Id = 'x'", "", "NotJson" },
        { "ParamsJson = ''; Id = 'x'", "", "NotJson" },
        { "ParamsJson = $null; Id = 'x'", "", "NotJson" },
        { "ParamsJson = 5; Id = 'x'", "", "NotJson" },
        { "Params = 1; ParamsJson = '1'", "", "PayloadTwice" },
        { "Params = 1; Id = 'x'; InstanceId = 'y'", "", "IdTwice" },
        { "Params = 1; Id = ''", "", "InvalidId" },
        { "Params = 1; Id = 'x'; orderId = 'y'", "", "AmbiguousInput" },
        { "Params = 1; Id = 'x'; AccountId = 'y'", "", "AmbiguousInput" },
        { "ParamsJson = '1'; SkipExisting = $true", "", "AmbiguousInput" },

        // With -IdProperty.
        { "JobId = 'x'; Id = ''; Params = 1", "-IdProperty JobId", "x {\"Id\":\"\",\"JobId\":\"x\",\"Params\":1}" },
        { "JobId = 'x'", "-IdProperty jobid", "x {\"JobId\":\"x\"}" },
        { "JobId = 'x'", "-IdProperty { \"job-$($_.JobId)\" }", "job-x {\"JobId\":\"x\"}" },
        { "JobId = 'x'", "-IdProperty { New-Guid }", "* {\"JobId\":\"x\"}" },
        { "JobId = 'x'", "-IdProperty { 7 }", "7 {\"JobId\":\"x\"}" },
        { "JobId = 'x'", "-IdProperty Other", "InvalidId" },
        { "JobId = ''", "-IdProperty JobId", "InvalidId" },
        { "JobId = 'x'", "-IdProperty { }", "InvalidId" },
        { "JobId = 'x'", "-IdProperty { 'x', 'y' }", "IdNotOne" },
        { "JobId = 'x'", "-IdProperty { throw 'no' }", "InvalidId" },

        // With parameters.
        { "Id = 'x'; a = '1'", "-Params @{ n = 1 }", "x {\"n\":1}" },
        { "Id = 'x'; Params = 5; a = '1'", "-ParamsJson '[2]'", "x [2]" },
        { "Id = ''; a = '1'", "-Params 1", "InvalidId" },
        { "a = '1'", "-Params 1", "* 1" },
        { "JobId = 'x'; Id = ''", "-Params 1 -IdProperty JobId", "x 1" },
        { "Id = 'x'; a = '1'", "-Id typed", "typed {\"a\":\"1\",\"Id\":\"x\"}" },
        { "Id = 'x'; Params = 5", "-Id typed", "typed 5" },
        { "Id = 'x'", "-Id typed -IdProperty Id", "IdTwice" },
    };

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Shell.Values("function New-Guid { [guid]::NewGuid() }");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void An_object_is_read_alike_in_every_form(string properties, string typed, string expected)
    {
        foreach (string form in s_forms)
        {
            Assert.Equal((form, expected), (form, Started($"{Objects(properties, form)} | New-CfWorkflowInstance w {typed}")));
            string named = Started($"{Objects("WorkflowName = 'w'; " + properties, form)} | New-CfWorkflowInstance {typed}");
            Assert.Equal((form, expected), (form, named));
        }
    }

    private static string Objects(string properties, string form) =>
        $"[ordered]@{{ {properties} }} | ForEach-Object {{ {form} }}";

    private string Started(string script)
    {
        Server.Requests.Clear();
        ShellResult result = Shell.Run(script);
        if (result.Errors.Count > 0)
        {
            Assert.Empty(Server.Requests);
            return Assert.Single(result.ErrorIds);
        }

        string id = Assert.Single(result.Values)!.ToString()!;
        JsonNode body = JsonNode.Parse(Assert.Single(Server.Requests).Body)!;
        Assert.Equal(id, (string?)body["instance_id"]);
        _ = Shell.Values($"Remove-CfWorkflowInstance w {id}");
        return $"{(Guid.TryParse(id, out _) ? "*" : id)} {(body.AsObject().ContainsKey("params") ? Describe(body["params"]!) : "-")}";
    }

    /// <summary>Without the key order, which a hashtable does not keep, and without the workflow name.</summary>
    private static string Describe(JsonNode sent) => sent is not JsonObject whole
        ? sent.ToJsonString()
        : "{" + string.Join(',', whole.Where(member => member.Key != "WorkflowName")
            .OrderBy(member => member.Key.Length).ThenBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"\"{member.Key}\":{member.Value?.ToJsonString() ?? "null"}")) + "}";
}

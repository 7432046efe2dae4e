using System;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Defining;

/// <summary>A definition sets a whole workflow: what it doesn't have is removed.</summary>
public sealed class ApplyDefinitionTests : DefinitionTest
{
    private const string Bare = "'name':'orders','class_name':'Orders'";

    private const string Same =
        "'name':'orders','class_name':'Orders','limits':{'steps':5000},'concurrency':{'limit':10},'schedules':'0 3 * * *',"
        + "'default_retention':{'success_retention':'1 week','error_retention':1209600000},'jurisdiction':'eu'";

    private const string Apply = "Import-CfWorkflowDefinition -LiteralPath $file | Set-CfWorkflow";

    /// <summary>Definitions that the account already has, and forms of a definition that lost its type.</summary>
    public static TheoryData<string> Forms =>
    [
        "$definition | Set-CfWorkflow",
        "Set-CfWorkflow -Definition $definition",
        "Set-CfWorkflow -Definition @($definition)",
        "$serializer::Deserialize($serializer::Serialize($definition)) | Set-CfWorkflow",
        "Set-CfWorkflow -Definition $serializer::Deserialize($serializer::Serialize($definition))",
    ];

    /// <summary>Objects that have only a part of a definition, or values of another kind.</summary>
    public static TheoryData<string, string> Parts => new()
    {
        { "$definition | Select-Object *", "NoWorkflow" },
        { "$definition | Select-Object Name, ClassName", "NoWorkflow" },
        { "$copy", "NoWorkflow" },
    };

    public static TheoryData<string, string, string> Refused => new()
    {
        { "'name':'bills','class_name':'Bills','script_name':'billing'", "-IncludeReference", "NotDefinedHere" },
        { "'name':'bills','class_name':'Bills'", "", "OwnedByAnotherScript" },
        { "'name':'orders','class_name':'Orders','jurisdiction':'us'", "", "JurisdictionImmutable" },
        { "'name':'orders','class_name':'Orders','limits':{'steps':25001}", "", "InvalidStepLimit" },
    };

    [Fact]
    public void A_setting_that_the_file_does_not_have_is_removed()
    {
        Write(Bare);

        Assert.Empty(Shell.Values(Apply));

        Assert.Equal(["GET orders", "GET orders/versions", "PUT orders"], Sent);
        Assert.Equal("""{"script_name":"shop","class_name":"Orders","schedules":[]}""", Server.Requests[^1].Body);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Nothing_to_change_sends_nothing(string call)
    {
        Write(Same);
        _ = Shell.Values("$serializer = [System.Management.Automation.PSSerializer]; $definition = Import-CfWorkflowDefinition -LiteralPath $file");

        Assert.Empty(Shell.Values(call));

        Assert.Equal(["GET orders", "GET orders/versions"], Sent);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_a_definition_removes_settings(string call)
    {
        Write(Bare + ",'default_retention':{'error_retention':'3 days'}");
        _ = Shell.Values("$serializer = [System.Management.Automation.PSSerializer]; $definition = Import-CfWorkflowDefinition -LiteralPath $file");

        Assert.Empty(Shell.Values(call));

        Assert.Equal(
            """{"script_name":"shop","class_name":"Orders","schedules":[],"default_retention":{"error_retention":"3 days"}}""",
            Server.Requests[^1].Body);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_copy_of_a_definition_is_not_bound_by_its_properties(string input, string error)
    {
        Write(Bare);

        ShellResult result = Shell.Run($$"""
            $definition = Import-CfWorkflowDefinition -LiteralPath $file
            $row = [ordered]@{}
            $definition.psobject.Properties | ForEach-Object { $row[$_.Name] = "$($_.Value)" }
            $copy = [pscustomobject] $row
            {{input}} | Set-CfWorkflow
            """);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(Sent);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_a_deployment_would_not_do_is_refused(string binding, string parameters, string error)
    {
        Write(binding);

        ShellResult result = Shell.Run($"Import-CfWorkflowDefinition -LiteralPath $file {parameters} | Set-CfWorkflow");

        Assert.Equal([error], result.ErrorIds);
        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public void A_failure_does_not_stop_the_other_definitions()
    {
        Write("'name':'bills','class_name':'Bills'", Bare, "'name':'new','class_name':'New','jurisdiction':'us'");

        ShellResult result = Shell.Run(Apply);

        Assert.Equal(["OwnedByAnotherScript"], result.ErrorIds);
        Assert.Equal(["bills"], result.Targets);
        Assert.Equal(["PUT orders", "PUT new"], Sent.Where(request => request.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.Equal("""{"script_name":"shop","class_name":"New","jurisdiction":"us"}""", Server.Requests[^1].Body);
        Assert.Equal("us", Server.Account.FindWorkflow("new")!.Jurisdiction);
    }

    [Fact]
    public void Force_moves_a_workflow_to_the_script_of_the_file()
    {
        Write("'name':'bills','class_name':'Bills'");

        Assert.Equal(["bills shop"], Shell.Values($"{Apply} -Force -PassThru | ForEach-Object {{ $_.Name, $_.ScriptName -join ' ' }}"));
    }

    [Fact]
    public void The_jurisdiction_is_kept_if_the_file_does_not_have_it()
    {
        Write(Bare);
        _ = Shell.Values(Apply);

        Assert.Equal("eu", Server.Account.FindWorkflow("orders")!.Jurisdiction);
        Assert.Equal(["eu"], Shell.Values("(Get-CfWorkflow orders).Jurisdiction"));
    }

    [Theory]
    [InlineData("-StepLimit 5")]
    [InlineData("-Name orders")]
    public void A_setting_beside_a_definition_is_an_error(string parameter)
    {
        Write(Bare);

        Assert.Equal(["NoWorkflow"], Shell.Run($"{Apply} {parameter}").ErrorIds);
        Assert.Equal(["AmbiguousParameterSet"], Shell.Run($"Set-CfWorkflow -Definition (Import-CfWorkflowDefinition -LiteralPath $file) {parameter}").ErrorIds);
        Assert.Empty(Sent);
    }

    [Fact]
    public void The_account_of_the_file_is_used()
    {
        Write(Bare);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("\"name\":\"shop\"", "\"name\":\"shop\",\"account_id\":\"" + new string('b', 32) + "\"", StringComparison.Ordinal));

        _ = Shell.Run(Apply);
        Assert.All(Server.Requests, request => Assert.Contains(new string('b', 32), request.Path, StringComparison.Ordinal));

        Server.Requests.Clear();
        _ = Shell.Values($"{Apply} -AccountId $server.AccountId");
        Assert.All(Server.Requests, request => Assert.Contains(Server.AccountId, request.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void Remove_CfWorkflow_does_not_take_definitions()
    {
        Write(Bare);

        ShellResult result = Shell.Run("Import-CfWorkflowDefinition -LiteralPath $file | Remove-CfWorkflow -Confirm:$false");

        Assert.Equal(["NoWorkflow"], result.ErrorIds);
        Assert.Empty(Sent);
    }
}

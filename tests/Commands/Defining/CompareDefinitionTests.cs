using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Defining;

/// <summary>What differs between a file and the account. No output means no difference.</summary>
public sealed class CompareDefinitionTests : DefinitionTest
{
    private const string Same =
        "'name':'orders','class_name':'Orders','limits':{'steps':5000},'concurrency':{'limit':10},'schedules':'0 3 * * *',"
        + "'default_retention':{'success_retention':'1 week','error_retention':1209600000}";

    private const string Reference = "'name':'bills','class_name':'Bills','script_name':'billing'";

    /// <summary>A binding, and the differences: workflow, setting, actual and desired value. An asterisk means
    /// immutable.</summary>
    public static TheoryData<string, string> Differences => new()
    {
        { Same, "" },
        { Same + ",'jurisdiction':'eu'", "" },
        { Same + ",'jurisdiction':'us'", "orders Jurisdiction eu us*" },
        { Same.Replace("5000", "9"), "orders StepLimit 5000 9" },
        { Same.Replace("'limits':{'steps':5000},", ""), "orders StepLimit 5000 " },
        { Same.Replace("0 3", "0 4"), "orders Schedule '0 3 * * *' '0 4 * * *'" },
        { Same.Replace("'schedules':'0 3 * * *',", ""), "orders Schedule '0 3 * * *' none" },
        { Same.Replace("1 week", "8 days"), "orders SuccessRetention 7.00:00:00 8 days" },
        { Same.Replace("'class_name':'Orders'", "'class_name':'Other'"), "orders ClassName Orders Other" },
        { "'name':'new','class_name':'New'", "new Workflow missing defined; orders Workflow exists not defined" },
        { "'name':'bills','class_name':'Bills'", "bills ScriptName billing shop; orders Workflow exists not defined" },
        { Reference, "" },
        { Reference.Replace("Bills", "Other"), "bills ClassName Bills Other" },
        { Reference.Replace("'bills'", "'nowhere'"), "nowhere Workflow missing defined" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Each_difference_is_an_object(string binding, string expected)
    {
        Write(binding);

        object?[] values = Shell.Values("""
            Import-CfWorkflowDefinition -LiteralPath $file -IncludeReference | Compare-CfWorkflowDefinition |
                ForEach-Object { ($_.WorkflowName, $_.Setting, $_.Actual, $_.Desired -join ' ') + $(if ($_.Immutable) { '*' }) }
            """);

        Assert.Equal(expected, string.Join("; ", values));
        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public void A_list_and_one_request_per_definition_are_sent()
    {
        Write(Same, Reference, "'name':'new','class_name':'New'");

        _ = Shell.Values("Import-CfWorkflowDefinition -LiteralPath $file -IncludeReference | Compare-CfWorkflowDefinition");

        Assert.Equal(["GET workflows", "GET orders/versions"], Sent);
    }

    [Fact]
    public void After_the_definitions_are_applied_nothing_differs()
    {
        Write(Same.Replace("5000", "7"), "'name':'new','class_name':'New','jurisdiction':'us','schedules':['0 1 * * *','0 2 * * *']");

        Assert.Empty(Shell.Values("""
            $definitions = Import-CfWorkflowDefinition -LiteralPath $file
            $definitions | Set-CfWorkflow
            $definitions | Compare-CfWorkflowDefinition
            """));
    }

    [Fact]
    public void A_part_of_the_definitions_can_be_compared()
    {
        _ = Server.Account.AddWorkflow("new", new WorkflowSetup { ScriptName = "shop", ClassName = "New" });
        Write(Same, "'name':'new','class_name':'New'");

        Assert.Empty(Shell.Values("""
            Import-CfWorkflowDefinition -LiteralPath $file | Select-First 1 | Compare-CfWorkflowDefinition
            """));
    }

    [Theory]
    [InlineData("@() | Compare-CfWorkflowDefinition")]
    [InlineData("Import-CfWorkflowDefinition -LiteralPath $file 3>$null | Compare-CfWorkflowDefinition")]
    public void Nothing_to_compare_is_an_error(string call)
    {
        Write();

        Assert.Equal(["NothingToCompare"], Shell.Run(call).ErrorIds);
        Assert.Empty(Sent);
    }

    [Fact]
    public void A_failure_belongs_to_its_definition()
    {
        _ = Server.Account.AddWorkflow("new", new WorkflowSetup { ScriptName = "shop", ClassName = "Old" });
        Write(Same, "'name':'new','class_name':'New'");
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.InternalError, Path = "*/orders/versions*", Times = 5 });

        ShellResult result = Shell.Run("Import-CfWorkflowDefinition -LiteralPath $file | Compare-CfWorkflowDefinition | ForEach-Object { \"$_\" }");

        Assert.Equal(["ServiceUnavailable"], result.ErrorIds);
        Assert.Equal(["orders"], result.Targets);
        Assert.Equal(["new: ClassName is Old, defined as New"], result.Values);
    }

    [Fact]
    public void Deserialized_definitions_are_compared()
    {
        Write(Same.Replace("5000", "7"));

        Assert.Equal(["StepLimit"], Shell.Values("""
            $serializer = [System.Management.Automation.PSSerializer]
            $definition = Import-CfWorkflowDefinition -LiteralPath $file
            $serializer::Deserialize($serializer::Serialize($definition)) | Compare-CfWorkflowDefinition | ForEach-Object Setting
            """));
    }

    [Fact]
    public void The_workflows_of_two_environments_are_compared_together()
    {
        System.IO.File.WriteAllText(File, """
            {"name":"shop","env":{
                "a":{"workflows":[{"binding":"A","name":"one","class_name":"One"}]},
                "b":{"name":"shop","workflows":[{"binding":"A","name":"orders","class_name":"Orders"}]}}}
            """);

        string[] names = [.. Shell.Values("""
            'a', 'b' | ForEach-Object { Import-CfWorkflowDefinition -LiteralPath $file -Environment $_ } | Compare-CfWorkflowDefinition |
                ForEach-Object WorkflowName
            """).Cast<string>().Distinct()];

        Assert.Equal(["one", "orders"], names);
    }
}

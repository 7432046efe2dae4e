using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class InputKindTests
{
    [Fact]
    public void Text_is_text() => Assert.Equal(InputKind.Text, InputKinds.Of("order-1"));

    [Theory]
    [InlineData("", nameof(InputKind.Instance))]
    [InlineData("Deserialized.", nameof(InputKind.Instance))]
    [InlineData("Selected.", nameof(InputKind.Instance))]
    [InlineData("Deserialized.Selected.", nameof(InputKind.Instance))]
    [InlineData("Other.", nameof(InputKind.Other))]
    public void The_type_is_recognized_in_every_form(string prefix, string kind)
    {
        PSObject instance = new();
        instance.Properties.Add(new PSNoteProperty("Id", "order-1"));
        instance.TypeNames.Insert(0, prefix + typeof(WorkflowInstance).FullName);

        Assert.Equal(kind, InputKinds.Of(instance).ToString());
    }

    [Fact]
    public void Selected_properties_are_not_the_full_object()
    {
        PSObject parameters = new();
        parameters.Properties.Add(new PSNoteProperty("amount", 1));
        parameters.TypeNames.Insert(0, "Selected." + typeof(WorkflowInstanceDetail).FullName);

        Assert.Equal(InputKind.Other, InputKinds.Of(parameters));
    }

    [Fact]
    public void Live_objects_are_recognized() => Assert.Equal(
        [
            InputKind.Account, InputKind.Workflow, InputKind.WorkflowReference, InputKind.Instance, InputKind.Instance, InputKind.InstanceSet,
            InputKind.Step, InputKind.Event, InputKind.OtherOfModule, InputKind.Other,
        ],
        [
            InputKinds.Of(new WorkflowAccount()), InputKinds.Of(new Workflow()), InputKinds.Of(new WorkflowVersion()),
            InputKinds.Of(new WorkflowInstance()), InputKinds.Of(new WorkflowInstanceDetail()), InputKinds.Of(new WorkflowErrorGroup()),
            InputKinds.Of(new WorkflowStep()), InputKinds.Of(new WorkflowEvent()), InputKinds.Of(new WorkflowSetting()),
            InputKinds.Of(new System.Collections.Hashtable()),
        ]);

    /// <summary>Such as from Select-Object *, @{ n = 'Night'; e = { ... } } and then JSON.</summary>
    [Theory]
    [InlineData(typeof(WorkflowSummary), nameof(InputKind.OtherOfModule))]
    [InlineData(typeof(WorkflowHealth), nameof(InputKind.OtherOfModule))]
    [InlineData(typeof(WorkflowFinding), nameof(InputKind.OtherOfModule))]
    [InlineData(typeof(WorkflowMeasure), nameof(InputKind.OtherOfModule))]
    [InlineData(typeof(WorkflowMetric), nameof(InputKind.OtherOfModule))]
    [InlineData(typeof(WorkflowErrorGroup), nameof(InputKind.InstanceSet))]
    [InlineData(typeof(WorkflowInstanceFinding), nameof(InputKind.InstanceSet))]
    [InlineData(typeof(WorkflowInstance), nameof(InputKind.Other))]
    public void A_description_that_lost_its_type_can_have_more_columns(System.Type type, string kind)
    {
        PSObject copy = new();
        foreach (System.Reflection.PropertyInfo property in type.GetProperties())
        {
            copy.Properties.Add(new PSNoteProperty(property.Name, "x"));
        }

        copy.Properties.Add(new PSNoteProperty("Night", "1"));

        Assert.Equal(kind, InputKinds.Of(copy).ToString());
    }
}

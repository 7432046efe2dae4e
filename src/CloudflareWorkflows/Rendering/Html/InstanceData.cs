using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The params and the outputs of an instance, folded.</summary>
internal static class InstanceData
{
    public static void Write(ReportContext context, WorkflowInstanceDetail instance)
    {
        if (context.Data is not ReportData data)
        {
            return;
        }

        HtmlWriter html = context.Html;
        html.Write($"<details><summary>Params and outputs of {instance.Id}</summary>\n");
        bool hasAny = WriteValue(context, "Params", instance.ParamsValue) | WriteValue(context, "Output", instance.OutputValue);
        foreach (WorkflowStep step in instance.Steps)
        {
            hasAny |= WriteValue(context, step.Name, step.OutputValue);
        }

        if (data.IsFull || context.IsCut)
        {
            html.Write($"<p class=\"dim\">The report has much data already. Read the rest with Get-CfWorkflowInstance and Get-CfWorkflowStep.</p>\n");
        }
        else if (!hasAny)
        {
            html.Write($"<p class=\"dim\">There are none.</p>\n");
        }

        html.Write($"</details>\n");
    }

    private static bool WriteValue(ReportContext context, string name, object? value)
    {
        if (context.IsCut || context.Data!.Of(value) is not string text)
        {
            return false;
        }

        context.Html.Write($"<p class=\"dim\">{name}</p><pre>{text}</pre>\n");
        return true;
    }
}

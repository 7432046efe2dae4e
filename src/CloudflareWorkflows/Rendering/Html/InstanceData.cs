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
        bool isFull = data.IsFull;
        bool hasAny = WriteValue(html, "Params", data.Of(instance.ParamsValue)) | WriteValue(html, "Output", data.Of(instance.OutputValue));
        foreach (WorkflowStep step in instance.Steps)
        {
            hasAny |= WriteValue(html, step.Name, data.Of(step.OutputValue));
        }

        if (data.IsFull)
        {
            html.Write($"<p class=\"dim\">The report has much data already. Read the rest with Get-CfWorkflowInstance and Get-CfWorkflowStep.</p>\n");
        }
        else if (!hasAny && !isFull)
        {
            html.Write($"<p class=\"dim\">There are none.</p>\n");
        }

        html.Write($"</details>\n");
    }

    private static bool WriteValue(HtmlWriter html, string name, string? text)
    {
        if (text is null)
        {
            return false;
        }

        html.Write($"<p class=\"dim\">{name}</p><pre>{text}</pre>\n");
        return true;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Markdown;

/// <summary>The Markdown page of one command, with the content of its help.</summary>
internal sealed class CommandPage(Prose prose)
{
    private readonly ParameterSection _parameter = new(prose);

    internal static string FileName(string command) => $"{command}.md";

    internal string Of(Cmdlet cmdlet)
    {
        MarkdownWriter page = new();
        page.Heading(1, cmdlet.Name);
        page.Paragraph(MarkdownWriter.Escape(prose.Line(cmdlet.Comment.Summary)));
        WriteSyntax(page, cmdlet);
        page.Heading(2, "Description");
        page.Paragraphs(cmdlet.Description(prose));
        WriteExamples(page, cmdlet.Comment.Examples);
        page.Heading(2, "Parameters");
        foreach (Parameter parameter in cmdlet.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            _parameter.Write(page, cmdlet, parameter);
        }

        page.Paragraph(
            "The command supports the [common parameters]"
            + "(https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_commonparameters).");
        WriteTypes(page, "Inputs", "You can't pipe objects to this command.", cmdlet.Inputs
            .Select(input => (input.TypeName, input.Description)));
        WriteTypes(page, "Outputs", "This command returns no output.", cmdlet.Outputs
            .Select(output => (output.TypeName, prose.Paragraphs(output.Comment.Summary))));
        WriteLinks(page, cmdlet.Comment.SeeAlso);
        return page.ToString();
    }

    private static void WriteSyntax(MarkdownWriter page, Cmdlet cmdlet)
    {
        page.Heading(2, "Syntax");
        foreach (string set in cmdlet.ParameterSets)
        {
            if (set != ParameterBinding.AllSets)
            {
                page.Heading(3, set == cmdlet.DefaultSet ? $"{set} (default)" : set);
            }

            page.Code("powershell", SyntaxLine.Of(cmdlet, set));
        }
    }

    private void WriteExamples(MarkdownWriter page, IReadOnlyList<Example> examples)
    {
        page.Heading(2, "Examples");
        foreach ((int index, Example example) in examples.Index())
        {
            string title = $"Example {index + 1}";
            page.Heading(3, example.Title is null ? title : $"{title}: {MarkdownWriter.Escape(example.Title)}");
            page.Code("powershell", example.Code);
            page.Paragraphs(prose.Paragraphs(example.Explanation));
        }
    }

    private static void WriteTypes(
        MarkdownWriter page, string heading, string none, IEnumerable<(string TypeName, IReadOnlyList<string> Text)> types)
    {
        page.Heading(2, heading);
        if (!types.Any())
        {
            page.Paragraph(none);
        }

        foreach ((string typeName, IReadOnlyList<string> text) in types)
        {
            page.Heading(3, typeName);
            page.Paragraphs(text);
        }
    }

    private void WriteLinks(MarkdownWriter page, IEnumerable<XElement> links)
    {
        page.Heading(2, "Related links");
        page.List(links.Select(link =>
            $"[{prose.Reference(link)}]({(string?)link.Attribute("href") ?? FileName(prose.Reference(link))})"));
    }
}

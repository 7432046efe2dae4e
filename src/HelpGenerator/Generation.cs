using System;
using System.Collections.Generic;
using System.IO;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Maml;
using CloudflareWorkflows.HelpGenerator.Markdown;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator;

/// <summary>Generates the help file from a module's assembly and its documentation comments.</summary>
/// <param name="HelpFile">The help file to write.</param>
/// <param name="PageFolder">The folder of the command pages. Other pages in it are deleted.</param>
/// <param name="Address">The URL of that folder, ending with a slash; null if it is not published.</param>
internal sealed record Generation(string HelpFile, string PageFolder, Uri? Address)
{
    /// <summary>Writes the help file and the pages. If documentation is missing, it returns the problems and writes
    /// nothing.</summary>
    internal IReadOnlyList<string> Run(string assembly, IEnumerable<string> references)
    {
        CommentFile comments = CommentFile.Load(Path.ChangeExtension(assembly, ".xml"));
        using ModuleReader reader = new(assembly, references, comments);
        IReadOnlyList<Cmdlet> cmdlets = reader.ReadCmdlets();
        IReadOnlyList<string> problems = [.. Completeness.Check(cmdlets)];
        if (problems.Count == 0)
        {
            Prose prose = new(new CrossReferences(cmdlets));
            HelpDocument.Write(HelpFile, cmdlets, prose, Address);
            CommandPages.Write(PageFolder, cmdlets, prose);
        }

        return problems;
    }
}

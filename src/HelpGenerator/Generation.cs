using System;
using System.Collections.Generic;
using System.IO;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Maml;
using CloudflareWorkflows.HelpGenerator.Markdown;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator;

/// <summary>From a module's assembly and the comments beside it to the help file that Get-Help reads, and to a page for each
/// command.</summary>
/// <param name="HelpFile">The help file to write.</param>
/// <param name="PageFolder">The folder of the pages. Other pages in it are deleted.</param>
/// <param name="Address">Where that folder is on the web, with a slash at its end; null if it is not there.</param>
internal sealed record Generation(string HelpFile, string PageFolder, Uri? Address)
{
    /// <summary>Writes both, unless something is not documented: then says what, and writes nothing.</summary>
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

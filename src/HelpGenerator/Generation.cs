using System.Collections.Generic;
using System.IO;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Maml;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator;

/// <summary>From a module's assembly and the comments beside it to the help file that Get-Help reads.</summary>
internal static class Generation
{
    /// <summary>Writes the help file, unless something is not documented: then says what, and writes nothing.</summary>
    internal static IReadOnlyList<string> Run(string assembly, string helpFile, IEnumerable<string> references)
    {
        CommentFile comments = CommentFile.Load(Path.ChangeExtension(assembly, ".xml"));
        using ModuleReader reader = new(assembly, references, comments);
        IReadOnlyList<Cmdlet> cmdlets = reader.ReadCmdlets();
        IReadOnlyList<string> problems = [.. Completeness.Check(cmdlets)];
        if (problems.Count == 0)
        {
            HelpDocument.Write(helpFile, cmdlets);
        }

        return problems;
    }
}

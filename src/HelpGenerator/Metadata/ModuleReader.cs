using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>Reads the cmdlets of an assembly without loading it for execution.</summary>
internal sealed class ModuleReader : IDisposable
{
    private readonly MetadataLoadContext _context;
    private readonly Assembly _module;
    private readonly CommentFile _comments;

    internal ModuleReader(string assembly, IEnumerable<string> references, CommentFile comments)
    {
        _context = new MetadataLoadContext(new PathAssemblyResolver(references.Append(assembly)));
        _module = _context.LoadFromAssemblyPath(assembly);
        _comments = comments;
    }

    /// <summary>Returns the cmdlets of the assembly, by name.</summary>
    internal IReadOnlyList<Cmdlet> ReadCmdlets() =>
    [
        .. _module.GetTypes()
            .Where(type => type.IsPublic && !type.IsAbstract && type.Attributes("Cmdlet").Any())
            .Select(Read)
            .OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal),
    ];

    /// <inheritdoc />
    public void Dispose() => _context.Dispose();

    private Cmdlet Read(Type type)
    {
        CustomAttributeData attribute = type.Attributes("Cmdlet").Single();
        string id = DocumentationId.Of(type);
        IEnumerable<Parameter> own = ParameterReader.Read(type, _comments);
        IEnumerable<Parameter> common = attribute.Named<bool>("SupportsShouldProcess") ? ReadShouldProcess() : [];
        return new Cmdlet(
            (string)attribute.ConstructorArguments[0].Value!,
            (string)attribute.ConstructorArguments[1].Value!,
            id,
            attribute.Named<string>("DefaultParameterSetName"),
            [.. own, .. common],
            [.. type.Attributes("OutputType").SelectMany(output => output.Items()).Select(ReadOutput).Distinct()],
            _comments.Find(id));
    }

    // PowerShell adds these two parameters to every cmdlet that supports confirmation; they are declared in a class
    // of its own.
    private IEnumerable<Parameter> ReadShouldProcess()
    {
        Assembly engine = _context.LoadFromAssemblyName("System.Management.Automation");
        Type type = engine.GetType("System.Management.Automation.Internal.ShouldProcessParameters", true)!;
        return ParameterReader.Read(type, _comments).OrderBy(parameter => parameter.Name, StringComparer.Ordinal);
    }

    private Output ReadOutput(object declared) => declared is Type type
        ? new Output(TypeName.Of(type).Full, type.Assembly == _module, _comments.Find(DocumentationId.Of(type)))
        : new Output((string)declared, IsOfModule: false, Comment.None);
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CloudflareWorkflows.HelpGenerator.Comments;
using CloudflareWorkflows.HelpGenerator.Metadata;

namespace CloudflareWorkflows.HelpGenerator.Maml;

/// <summary>The help file with all cmdlets of a module. The same input gives the same bytes on every
/// machine.</summary>
internal static class HelpDocument
{
    internal static void Write(string path, IReadOnlyList<Cmdlet> cmdlets, Prose prose, Uri? address)
    {
        CommandElement command = new(prose, address);
        XElement root = new(
            MamlNames.s_help + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute("xmlns", MamlNames.s_help),
            new XAttribute(XNamespace.Xmlns + "maml", MamlNames.s_maml),
            new XAttribute(XNamespace.Xmlns + "command", MamlNames.s_command),
            new XAttribute(XNamespace.Xmlns + "dev", MamlNames.s_dev),
            cmdlets.Select(command.Of));
        Save(path, root);
    }

    private static void Save(string path, XElement root)
    {
        XmlWriterSettings settings = new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using StreamWriter file = new(path, append: false, settings.Encoding);
        using (XmlWriter writer = XmlWriter.Create(file, settings))
        {
            root.Save(writer);
        }

        file.Write('\n');
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Tests;

/// <summary>A copy of the documented module Garden in its own folder, with its generated help.</summary>
public sealed class GardenHelp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("garden");

    public GardenHelp()
    {
        ModulePath = Path.Combine(_folder.FullName, "Garden.dll");
        HelpFile = Path.Combine(_folder.FullName, "en-US", "Garden.dll-Help.xml");
        PageFolder = Path.Combine(_folder.FullName, "pages");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Garden.dll"), ModulePath);
        Comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Garden.xml"), LoadOptions.PreserveWhitespace);
        Problems = Generate();
    }

    public string ModulePath { get; }

    public string HelpFile { get; }

    public string PageFolder { get; }

    /// <summary>The URL of the pages; a test may remove it from its own copy.</summary>
    public Uri? Address { get; set; } = new("https://example.org/pages/");

    /// <summary>The comments file; each test may change its own copy.</summary>
    public XDocument Comments { get; }

    public IReadOnlyList<string> Problems { get; private set; }

    public IReadOnlyList<string> Generate()
    {
        Comments.Save(Path.ChangeExtension(ModulePath, ".xml"), SaveOptions.DisableFormatting);
        string references = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return Problems = new Generation(HelpFile, PageFolder, Address).Run(ModulePath, references.Split(Path.PathSeparator));
    }

    public string Page(string name) => File.ReadAllText(Path.Combine(PageFolder, name));

    public void Dispose() => _folder.Delete(recursive: true);
}

using System;
using System.IO;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>A binary module with an empty command, view and type: the base cost of any import. It is imported first, so that
/// the engine's import code is compiled before the measurement. A shell has that code precompiled; the engine from NuGet does
/// not.</summary>
internal sealed class EmptyModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cfwf-benchmark-");

    public EmptyModule()
    {
        Write("Plain.psd1", $$"""
            @{
                RootModule       = if ($PSEdition -eq 'Core') { '{{typeof(EmptyModule).Assembly.Location}}' } else { '' }
                ModuleVersion    = '1.0.0'
                FormatsToProcess = @('Plain.Format.ps1xml')
                TypesToProcess   = @('Plain.Types.ps1xml')
                CmdletsToExport  = @('Get-Nothing')
            }
            """);
        Write("Plain.Format.ps1xml", """
            <Configuration><ViewDefinitions><View><Name>Plain</Name>
            <ViewSelectedBy><TypeName>Plain</TypeName></ViewSelectedBy>
            <TableControl><TableHeaders><TableColumnHeader><Label>Name</Label></TableColumnHeader></TableHeaders>
            <TableRowEntries><TableRowEntry><TableColumnItems>
            <TableColumnItem><ScriptBlock>$_.Name</ScriptBlock></TableColumnItem>
            </TableColumnItems></TableRowEntry></TableRowEntries></TableControl>
            </View></ViewDefinitions></Configuration>
            """);
        Write("Plain.Types.ps1xml", """
            <Types><Type><Name>Plain</Name><Members><MemberSet><Name>PSStandardMembers</Name><Members>
            <NoteProperty><Name>SerializationDepth</Name><Value>2</Value></NoteProperty>
            </Members></MemberSet></Members></Type></Types>
            """);
    }

    public string Manifest => Path.Combine(_folder.FullName, "Plain.psd1");

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);
}

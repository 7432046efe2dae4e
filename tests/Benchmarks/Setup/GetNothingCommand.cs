using System.Management.Automation;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>A command that does nothing, so that this program can be imported as a module.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : Cmdlet;

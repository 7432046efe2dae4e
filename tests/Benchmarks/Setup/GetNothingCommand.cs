using System.Management.Automation;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>A command that does nothing, so that a module can be made of this very program.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : Cmdlet;
